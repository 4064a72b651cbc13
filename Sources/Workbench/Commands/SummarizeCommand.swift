import Tables
import Vocabulary

/// The usual figures of every column.
public struct SummarizeCommand: Command {
    var source = Source.named(Reference(""))

    public init() {}

    public static let card = Card(
        name: "summarize", summary: "Gives range, mean, quartiles and missing share per column.",
        examples: [Example("load points \"points.csv\"\nsummarize points", shows: "mean")])

    public static let parameters: [Parameter<Self>] = [
        .operand("WHAT", \.source, "The rows: a name, NAME[\"PARTITION\"], or a query in parentheses.", names: .name),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        .table(
            try session.engine.query(
                """
                SELECT column_name AS "column", column_type AS "type", min, max, approx_unique AS "distinct (about)",
                nullif(round(TRY_CAST(avg AS DOUBLE), 4), 'nan'::DOUBLE) AS mean,
                nullif(round(TRY_CAST(std AS DOUBLE), 4), 'nan'::DOUBLE) AS sd, q25, q50, q75,
                CAST(null_percentage AS DOUBLE) AS "missing %"
                FROM (SUMMARIZE SELECT * FROM \(try session.rows(of: source)))
                """))
    }
}
