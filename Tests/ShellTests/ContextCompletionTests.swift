import Glibc
import Language
import Testing
import Vocabulary

@testable import Shell

@Suite struct ContextCompletionTests {
    private struct Words: Described {
        enum Start: String, Choice { case plain, plusplus }

        static let card = Card(name: "load", summary: "Reads.")
        static let parameters: [Parameter<Self>] = [
            .operand("data", \.data, "What.", names: .name),
            .option("file", \.file, "Where.", names: .file),
            .option("start", \.start, "How."),
        ]
        var data: Reference?
        var file = ""
        var start = Start.plain
    }

    private static let parser = Parser(grammar: Grammar(verbs: [("load", Words.signature), ("list", [])]), style: .prompt)

    /// The words offered at the end of a text, each with what follows it.
    private static func offered(_ text: String) -> [String] {
        let context = parser.completionContext(for: text, cursor: text.count)
        let completion = Completion(for: context) { possibility in
            switch possibility {
            case .verb: parser.grammar.verbs.map { .init($0) }
            case .operand: [.init("stores"), .init("two words"), .init("007")]
            case .partition(let name): [.init("\(name) A"), .init("\(name) \"B\"")]
            default: []
            }
        }
        return completion.candidates.map { $0.text + $0.ending }
    }

    @Test(arguments: [
        ("l", ["list ", "load "]), ("sel", ["select "]), ("load st", ["stores ", "start="]), ("load t", ["\"two words\" "]),
        ("load \"t", ["two words\" "]), ("load 0", ["007 "]), ("load stores s", ["start="]), ("load start=", ["plain ", "plusplus "]),
        ("load x[", ["\"x A\"] ", #""x \"B\""] "#]), ("load x[\"x A", ["x A\"] "]), ("zzz ", []),
    ])
    func wordsComeAsTheyAreTyped(_ text: String, _ words: [String]) {
        #expect(Self.offered(text) == words)
    }

    @Test func pathsAreCompleted() {
        let folder = "/tmp/paths-\(getpid())-\(UInt64.random(in: .min ... .max))"
        mkdir(folder, 0o700)
        mkdir(folder + "/inner", 0o700)
        for name in ["a b.csv", ".hidden", "inner/x.csv"] { close(open("\(folder)/\(name)", O_CREAT | O_WRONLY, 0o600)) }
        defer {
            for name in ["a b.csv", ".hidden", "inner/x.csv"] { unlink("\(folder)/\(name)") }
            rmdir(folder + "/inner")
            rmdir(folder)
        }
        #expect(Self.offered("load file=\(folder)/") == ["\"\(folder)/a b.csv\" ", "\(folder)/inner/"])
        #expect(Self.offered("load file=\"\(folder)/a") == ["\(folder)/a b.csv\" "])
        #expect(Self.offered("load > \(folder)/.h") == ["\(folder)/.hidden "])
        #expect(Self.offered("load file=\(folder)/inner/x") == ["\(folder)/inner/x.csv "])
        #expect(Self.offered("load file=\(folder)/none/") == [])
    }
}
