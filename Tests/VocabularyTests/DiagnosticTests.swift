import Testing

@testable import Vocabulary

struct DiagnosticTests {
    @Test func readsAsAPersonIsToldOfIt() {
        let diagnostic = Diagnostic(
            .unknownKey, "job_params has no key max_cluster",
            at: Diagnostic.Place(file: "configs/dev.yml", line: 12, column: 3, length: 11, text: "  max_cluster: 3"),
            given: "job_params.max_cluster", expected: "min_clusters, max_clusters", nearest: ["max_clusters", "min_clusters"],
            next: "config")
        #expect(
            diagnostic.lines.joined(separator: "\n") == """
                error[E402]: job_params has no key max_cluster
                  --> configs/dev.yml:12:3
                  12 |   max_cluster: 3
                         ^^^^^^^^^^^
                  given:    job_params.max_cluster
                  expected: min_clusters, max_clusters
                  nearest:  max_clusters, min_clusters
                  try:      config
                """)
    }

    @Test func atThePromptThereIsNoFile() {
        let diagnostic = Diagnostic(.unknownVerb, "there is no command laod", at: Diagnostic.Place(line: 1, column: 1, length: 4, text: "laod x"))
        #expect(diagnostic.lines == ["error[E104]: there is no command laod", "  1 | laod x", "      ^^^^"])
    }

    @Test func knowsNoMoreThanItWasTold() {
        #expect(Diagnostic(.cancelled, "stopped").lines == ["error[E503]: stopped"])
    }

    @Test func keepsTheInnermostPlace() {
        let inner = Diagnostic.Place(file: "a.clu", line: 2, column: 1, text: "x")
        let outer = Diagnostic.Place(line: 1, column: 1, text: "do a.clu")
        #expect(Diagnostic(.badScript, "").at(inner).at(outer).place == inner)
        #expect(Diagnostic(.badScript, "").at(nil).at(outer).place == outer)
        #expect(Diagnostic.Place(line: 1, column: 1, length: 0, text: "").length == 1)
    }

    @Test func codesAreOfTheirArea() {
        for code in DiagnosticCode.allCases {
            #expect(code.rawValue.wholeMatch(of: /E[1-7]\d\d/) != nil, "\(code)")
        }
    }
}
