import Vocabulary

@testable import Language

/// A small grammar with one verb of every shape.
enum Fixture {
    static let grammar = Grammar(verbs: [
        ("cells", []),
        ("cluster", ClusterWords.signature),
        ("compare", []),
        ("export", ExportWords.signature),
        ("load", LoadWords.signature),
        ("note", TailWords.signature),
        ("quit", []),
        ("run", RunWords.signature),
        ("set", SetWords.signature),
        ("show", ShowWords.signature),
        ("sql", SQLWords.signature),
        ("sweep", SweepWords.signature),
    ])
    static let prompt = Parser(grammar: grammar, style: .prompt)
    static let script = Parser(grammar: grammar, style: .script)

    /// The one statement of a text.
    static func statement(_ text: String) throws -> Statement {
        let sentences = try prompt.parse(text)
        guard sentences.count == 1, case .command(let statement) = sentences[0] else { throw NotOneStatement() }
        return statement
    }

    /// What is wrong with a text.
    static func refusal(_ text: String, style: Parser.Style = .prompt) -> Diagnostic? {
        do {
            _ = try Parser(grammar: grammar, style: style).parse(text)
            return nil
        } catch {
            return error
        }
    }

    struct NotOneStatement: Error {}
}

struct ClusterWords: Described, Equatable {
    enum Start: String, Choice { case plusplus, random }

    static let card = Card(name: "cluster", summary: "Groups rows.")
    static let parameters: [Parameter<Self>] = [
        .operand("algorithm", \.algorithm, "How.", names: .algorithm),
        .operand("data", \.data, "What.", names: .name),
        .option("k", \.k, "How many.", in: .atLeast(1)),
        .option("seed", \.seed, "Seed."),
        .option("start", \.start, "Start."),
        .option("metrics", \.metrics, "Scores.", names: .metric),
        .option("pca", \.pca, "Share kept.", in: .between(0, 1)),
        .option("range", \.range, "Counts.", in: .atLeast(2)),
        .option("scaled", \.scaled, "Whether scaled."),
        .name(\.name, "The name."),
        .file(\.file, "The file."),
    ]
    var algorithm = ""
    var data: Reference?
    var k = 8
    var seed: Int?
    var start = Start.plusplus
    var metrics: [String] = []
    var pca = 1.0
    var range = 2...10
    var scaled = true
    var name: String?
    var file: String?
}

struct LoadWords: Described, Equatable {
    static let card = Card(name: "load", summary: "Reads files.")
    static let parameters: [Parameter<Self>] = [
        .operand("name", \.name, "The name."),
        .operand("files", \.files, "The files.", names: .file),
        .name(\.alias, "The name."),
    ]
    var name = ""
    var files: [String] = []
    var alias: String?
}

struct SweepWords: Described, Equatable {
    static let card = Card(name: "sweep", summary: "Tries many.")
    static let parameters: [Parameter<Self>] = [
        .operand("algorithms", \.algorithms, "Which.", names: .algorithm),
        .operand("data", \.data, "What."),
        .option("k", \.k, "Counts."),
    ]
    var algorithms: [String] = []
    var data: Reference?
    var k = 2...10
}

struct ShowWords: Described, Equatable {
    static let card = Card(name: "show", summary: "Shows rows.")
    static let parameters: [Parameter<Self>] = [
        .operand("source", \.source, "What.", names: .name),
        .operand("tail", \.tail, "SQL."),
        .option("width", \.width, "Width."),
        .file(\.file, "The file."),
    ]
    var source: Source?
    var tail = Tail()
    var width = 80
    var file: String?
}

struct RunWords: Described, Equatable {
    static let card = Card(name: "run", summary: "Runs assets.")
    static let parameters: [Parameter<Self>] = [
        .operand("selection", \.selection, "Which.", names: .selection),
        .option("force", \.force, "Whether again."),
    ]
    var selection = Tail()
    var force = false
}

struct SQLWords: Described, Equatable {
    static let card = Card(name: "sql", summary: "Asks the engine.")
    static let parameters: [Parameter<Self>] = [
        .operand("query", \.query, "SQL."),
        .name(\.name, "The name."),
        .file(\.file, "The file."),
    ]
    var query = Tail()
    var name: String?
    var file: String?
}

struct TailWords: Described, Equatable {
    static let card = Card(name: "note", summary: "Notes something.")
    static let parameters: [Parameter<Self>] = [.operand("text", \.text, "What.")]
    var text = Tail()
}

struct SetWords: Described, Equatable {
    static let card = Card(name: "set", summary: "Sets a parameter.")
    static let parameters: [Parameter<Self>] = [
        .operand("name", \.name, "Which.", names: .setting),
        .operand("value", \.value, "To what."),
    ]
    var name = ""
    var value = Value.absent
}

struct ExportWords: Described, Equatable {
    static let card = Card(name: "export", summary: "Writes a file.")
    static let parameters: [Parameter<Self>] = [
        .operand("name", \.name, "What."),
        .operand("path", \.path, "Where."),
        .operand("note", \.note, "Why."),
    ]
    var name: String?
    var path = ""
    var note: Int?
}
