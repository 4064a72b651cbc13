import Testing
import Vocabulary

@testable import Language

@Suite struct RefusalTests {
    @Test(arguments: [
        ("%x", DiagnosticCode.unexpectedCharacter, 1, 1, 1), ("\"quit\"", .unexpectedCharacter, 1, 1, 1),
        ("quit\n  (", .unexpectedCharacter, 2, 3, 1), ("load a \"b\"c", .unexpectedCharacter, 1, 11, 1),
        ("load a )", .unexpectedCharacter, 1, 8, 1), ("load a\\b", .unexpectedCharacter, 1, 7, 1),
        ("load a \u{7}", .unexpectedCharacter, 1, 8, 1),
        ("load \u{AD}a", .unexpectedCharacter, 1, 6, 1), ("load f(x)", .unexpectedCharacter, 1, 7, 1),
        ("select 1)", .unexpectedCharacter, 1, 9, 1), ("sweep [a b]", .unexpectedCharacter, 1, 10, 1),
        ("sweep [[a]]", .unexpectedCharacter, 1, 8, 1), ("cluster a >> b.csv", .unexpectedCharacter, 1, 12, 1),
        ("load a \"b", .unclosed, 1, 8, 1), ("load a 'b", .unclosed, 1, 8, 1), ("sweep [a", .unclosed, 1, 7, 1),
        ("sweep [a; quit", .unclosed, 1, 7, 1), ("show (select (1)", .unclosed, 1, 6, 1), ("select (1;", .unclosed, 1, 8, 1),
        ("run a and (b or\n  (c)", .unclosed, 1, 11, 1), ("show x[\"A\"", .unclosed, 1, 7, 1),
        ("select /* 1", .unclosed, 1, 8, 2),
        ("quit \\", .unclosed, 1, 6, 1), ("select 1\n#= rows 1", .unclosed, 1, 1, 1),
        ("cluster a as", .unexpectedWord, 1, 11, 2), ("cluster a as 5x", .unexpectedWord, 1, 14, 2),
        ("cluster a as b as c", .unexpectedWord, 1, 16, 2),
        ("cluster a k=", .unexpectedWord, 1, 11, 2), ("cluster a k= 3", .unexpectedWord, 1, 11, 2),
        ("cluster a k=3 k=4", .unexpectedWord, 1, 15, 1),
        ("sweep a,", .unexpectedWord, 1, 8, 1), ("cluster a >", .unexpectedWord, 1, 11, 1),
        ("cluster a > b.exe", .unexpectedWord, 1, 13, 5),
        ("cluster a > b.csv c", .unexpectedWord, 1, 19, 1),
        ("clusster a", .unknownVerb, 1, 1, 8), ("quit; shw x", .unknownVerb, 1, 7, 3),
        ("c", .ambiguousVerb, 1, 1, 1), ("s x", .ambiguousVerb, 1, 1, 1),
        ("cluster a k=10..2", .outOfRange, 1, 13, 5),
        ("#= rows 1\nquit", .badScript, 1, 1, 9),
    ])
    func everyMistakeIsNamedWhereItStands(_ text: String, _ code: DiagnosticCode, _ line: Int, _ column: Int, _ length: Int) throws {
        let refusal = try #require(Fixture.refusal(text))
        #expect(refusal.code == code)
        let place = try #require(refusal.place)
        #expect([place.line, place.column, place.length] == [line, column, length], "\(refusal.lines.joined(separator: "\n"))")
    }

    @Test(arguments: [("clustering 2\nquit", 12), ("\n# x\nclustering", 1), ("clustering 1 x", 12)])
    func aScriptOfAnotherVersionIsRefused(_ text: String, _ column: Int) {
        let refusal = Fixture.refusal(text, style: .script)
        #expect(refusal?.code == .badScript)
        #expect(refusal?.place?.column == column)
    }

    @Test func anAmbiguousPrefixNamesTheCandidates() {
        #expect(Fixture.refusal("c")?.nearest == ["cells", "cluster", "compare"])
        #expect(Fixture.refusal("clusster")?.next == "help cluster")
        #expect(Fixture.refusal("zzzzzz")?.next == "help")
    }

    @Test func aDiagnosticReadsAsAWhole() throws {
        let sentences = try Fixture.script.parse("quit\n\tcluster kmeans z k=0", file: "stores.clu")
        guard case .command(let statement) = sentences[1] else { return }
        let error = #expect(throws: Diagnostic.self) { _ = try statement.bind(to: ClusterWords.self) }
        #expect(
            error?.lines == [
                "error[E203]: k must be at least 1",
                "  --> stores.clu:2:21",
                "  2 |  cluster kmeans z k=0",
                "                          ^",
                "  given:    0",
                "  expected: at least 1",
                "  try:      help cluster",
            ])
    }

    @Test func aMisspelledVerbReadsAsAWhole() {
        #expect(
            Fixture.refusal("clustr kmeans z")?.lines == [
                "error[E104]: there is no command clustr",
                "  1 | clustr kmeans z",
                "      ^^^^^^",
                "  given:    clustr",
                "  nearest:  cluster",
                "  try:      help cluster",
            ])
    }

    @Test(arguments: [("s.png", ".png", "draw does not write .png files"), ("d.d/s", "d.d/s", "d.d/s has no ending that says what to write")])
    func aVerbSaysWhatItCanWrite(_ path: String, _ given: String, _ message: String) {
        let parser = Parser(grammar: Grammar(describedBy: [DrawWords.self]), style: .prompt)
        let refusal = #expect(throws: Diagnostic.self) { _ = try parser.parse("draw x > \(path)") }
        #expect(refusal?.code == .unexpectedWord && refusal?.message == message && refusal?.given == given)
        #expect(refusal?.expected == "a file ending in .svg" && refusal?.place?.column == 10)
        #expect(throws: Never.self) { try parser.parse("draw x > s.SVG") }
    }

    @Test func anEndingThatOneVerbWritesMakesARedirectOfAnyTail() throws {
        let parser = Parser(grammar: Grammar(describedBy: [PackWords.self]), style: .prompt)
        guard case .query(let query)? = try parser.parse("select a > b.json.gz;").first else {
            Issue.record("not a query")
            return
        }
        #expect(query.file?.value == .text("b.json.gz"))
        #expect(try parser.parse("select a > b.gz;").map(\.canonical).first?.contains("> b.gz") == true)
    }

    @Test func anotherWordForAVerbIsReadWholeOnly() throws {
        let parser = Parser(grammar: Grammar(describedBy: [DrawWords.self]), style: .prompt)
        #expect(try parser.parse("sketch x").map(\.canonical) == ["draw x"])
        #expect(throws: Diagnostic.self) { try parser.parse("sket x") }
    }
}

private struct DrawWords: Described {
    static let card = Card(name: "draw", synonyms: ["sketch"], summary: "Draws.")
    static let parameters: [Parameter<Self>] = [
        .operand("WHAT", \.what, "What."), .file(\.file, "The chart.", endings: [".svg"]),
    ]
    var what = ""
    var file: String?
}

private struct PackWords: Described {
    static let card = Card(name: "pack", summary: "Packs.")
    static let parameters: [Parameter<Self>] = [.file(\.file, "Where.", endings: [".json.gz"])]
    var file: String?
}
