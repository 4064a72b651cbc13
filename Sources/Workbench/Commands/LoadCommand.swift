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
        .operand("NAME", \.name, "What the rows are to be called."),
        .operand("FILE", \.path, "The file they lie in.", names: .file),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        try session.requireFree(name)
        let rows = try session.engine.source(ofFile: path)
        let columns = try session.engine.columns(of: rows)
        let count = try session.engine.counts("SELECT count(*) FROM \(rows)")[0]
        session.named[name] = nil
        session.datasets[name] = Dataset(name: name, path: path)
        let described = try Table([Column("column", columns.map(\.name)), Column("type", columns.map(\.type))])
        return Reply([.text("\(name): \(count.counted("row")) of \(columns.count.counted("column"))"), .table(described, total: nil)])
    }
}
