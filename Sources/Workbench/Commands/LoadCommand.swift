import Tables
import Vocabulary

/// Gives a file a name, so that its rows can be asked for.
public struct LoadCommand: Command {
    var name = ""
    var path = ""

    public init() {}

    public static let card = Card(
        name: "load", summary: "Gives the rows of a file a name.",
        discussion: """
            Reads .csv, .tsv, .parquet and .json. The rows stay in the file: only names and types are looked at now. Ids keep \
            their leading zeros. Loading under a name that is loaded already takes its place.
            """,
        examples: [Example("load points \"points.csv\"", shows: "6 rows")])

    public static let parameters: [Parameter<Self>] = [
        .operand("NAME", \.name, "What the rows are to be called.", names: .new),
        .operand("FILE", \.path, "The file they lie in.", names: .file),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        try session.requireFree(name, for: nil)
        let rows = try session.engine.source(ofFile: path)
        let columns = try session.engine.columns(of: rows)
        try requireSeparateCells(columns.map(\.name))
        let count = try session.engine.counts("SELECT count(*) FROM \(rows)")[0]
        session.datasets[name] = Dataset(name: name, path: path)
        let described = try Table([Column("column", columns.map(\.name)), Column("type", columns.map(\.type))])
        return Reply([.text("\(name): \(count.counted("row")) of \(columns.count.counted("column"))"), .table(described, total: nil)])
    }

    /// Refuses a file whose lines could not be taken apart: their cells would all be one text.
    private func requireSeparateCells(_ columns: [String]) throws(Diagnostic) {
        guard [".csv", ".tsv"].contains(where: path.lowercased().hasSuffix), columns.count == 1, let mark = columns[0].first(where: { ",;\t|".contains($0) }) else { return }
        throw Diagnostic(
            .unreadable, "the lines of \(path) do not have the same number of cells as its first", given: columns[0],
            expected: "as many cells in every line, \(mark == "\t" ? "tabs" : "“\(mark)”") between them")
    }
}
