import Tables
import Vocabulary

/// Names and types of the columns.
public struct DescribeCommand: Command {
    var source = Source.named(Reference(""))

    public init() {}

    public static let card = Card(
        name: "describe", summary: "Lists the columns of a dataset, an asset or a query.",
        examples: [Example("load points \"points.csv\"\ndescribe points", shows: "BIGINT")])

    public static let parameters: [Parameter<Self>] = [
        .operand("WHAT", \.source, "The rows: a name, NAME[\"PARTITION\"], or a query in parentheses.", names: .name),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        let rows = try session.rows(of: source)
        let columns = try session.engine.columns(of: rows)
        let count = try session.engine.counts("SELECT count(*) FROM \(rows)")[0]
        let table = try Table([Column("column", columns.map(\.name)), Column("type", columns.map(\.type))])
        return Reply([.text("\(count.counted("row")), \(columns.count.counted("column"))"), .table(table, total: nil)])
    }
}
