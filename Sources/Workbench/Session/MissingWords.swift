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
        let list = Self.known.map(engine.literal).joined(separator: ", ")
        let figures = columns.map { column in
            let (cell, isOne) = (engine.quote(column), "FILTER (\(engine.quote(column)) IN (\(list)))")
            return "string_agg(DISTINCT \(cell), '|' ORDER BY \(cell)) \(isOne), count(*) \(isOne)"
        }
        // All in one query: a file of text is parsed anew for each.
        let answer = try engine.query("SELECT \((["count(*)"] + figures).joined(separator: ", ")) FROM \(rows)").row(0)
        rowCount = answer[0].count
        found = columns.enumerated().compactMap { position, column in
            let count = answer[2 * position + 2].count
            guard count > 0 else { return nil }
            return Found(column: column, words: answer[2 * position + 1].text.split(separator: "|").map(String.init), count: count)
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
