import Tables
import Vocabulary

/// Words for a missing cell that stand in columns of texts as if they were texts like others.
struct MissingWords {
    struct Found {
        let column: String
        let words: [String]
        let count: Int
    }

    let found: [Found]
    /// How many rows were looked through.
    let rowCount: Int

    /// What programs that write tables put in place of nothing.
    private static let known = ["#N/A", "<NA>", "N/A", "NA", "NULL", "NaN", "n/a", "na", "nan", "null"]

    private static let mostColumns = 4

    /// - Parameters:
    ///   - rows: what stands after FROM.
    ///   - columns: those that hold texts.
    init(in rows: String, columns: [String], _ engine: SessionEngine) throws(Diagnostic) {
        rowCount = try engine.counts("SELECT count(*) FROM \(rows)")[0]
        guard !columns.isEmpty else {
            found = []
            return
        }
        let list = Self.known.map(engine.literal).joined(separator: ", ")
        // A row a cell: of thousands of columns the engine takes minutes to plan an aggregate for each.
        let answer = try engine.query(
            """
            SELECT name, string_agg(DISTINCT value, '|' ORDER BY value), count(*)
            FROM (UNPIVOT (SELECT \(columns.map(engine.quote).joined(separator: ", ")) FROM \(rows)) ON COLUMNS(*) INTO NAME name VALUE value)
            WHERE value IN (\(list)) GROUP BY name
            """)
        let byColumn = Dictionary(answer.rows.map { ($0[0].text, $0) }, uniquingKeysWith: { first, _ in first })
        found = columns.compactMap { column in
            byColumn[column].map {
                Found(column: column, words: $0[1].text.split(separator: "|").map(String.init), count: $0[2].count)
            }
        }
    }

    /// What a person is told; `nil` where there is none.
    var note: String? {
        guard !found.isEmpty else { return nil }
        let columns = found.prefix(Self.mostColumns).map { one in
            "\(one.column) holds \(one.words.joined(separator: ", ")) in \(one.count.counted("cell"))"
        }
        let rest = found.count - columns.count
        let words = Set(found.flatMap(\.words)).sorted().map { Value.text($0).text }.joined(separator: ",")
        return columns.joined(separator: ", ") + (rest > 0 ? " and \(rest.counted("column")) more do likewise" : "")
            + ", as text like any other; missing=\(words) would read that as missing"
    }
}
