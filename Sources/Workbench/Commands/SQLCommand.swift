import Vocabulary

/// Hands SQL to the engine as it stands.
public struct SQLCommand: Command {
    var text = Tail()
    var file: String?

    public init() {}

    public static let card = Card(
        name: "sql", summary: "Answers a query; the word sql may be left out.",
        discussion: "Assets, partitions as NAME[\"PARTITION\"], datasets and it (the last query, asked again) are tables in it.",
        examples: [Example("sql select 6 * 7 as answer", shows: "42")])

    public static let parameters: [Parameter<Self>] = [
        .operand("QUERY", \.text, "What to ask the engine.", names: .query),
        .file(\.file, "A file to write the answer to instead.", endings: RowFile.endings),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        try session.look(at: .query(text.text), limit: Look.rows, file: file)
    }
}
