import Tables

/// How a CSV file is written, as far as its first lines tell.
struct CSVLayout {
    struct Column {
        let name: String
        let type: String

        /// Neither a date nor a flag: what it is depends on every value.
        var isNumeric: Bool { !["BOOLEAN", "DATE", "TIMESTAMP"].contains(type) }
    }

    let columns: [Column]
    let dateFormat: Cell
    let timestampFormat: Cell
    private let delimiter: Cell
    private let quote: Cell
    private let escape: Cell
    private let skippedLines: Cell
    private let hasHeader: Cell

    init(sniffing arguments: String, on connection: Connection) throws(EngineError) {
        // A row a column; what was found about the file repeats in each.
        let found = try connection.query(
            """
            SELECT Delimiter, Quote, Escape, SkipRows, HasHeader, DateFormat, TimestampFormat, unnest(Columns, recursive := true)
            FROM sniff_csv(\(arguments))
            """)
        columns = found.rows.map { Column(name: $0[7].text, type: $0[8].text) }
        let first = found.rows.first ?? [Cell](repeating: .missing, count: 9)
        (delimiter, skippedLines, hasHeader, dateFormat, timestampFormat) = (first[0], first[3], first[4], first[5], first[6])
        // A file whose first lines have no quotes may have some further down; RFC 4180 says which.
        (quote, escape) = (Self.mark(first[1]), Self.mark(first[2]))
    }

    /// The call that reads the file with nothing left to find out.
    func call(_ file: String, _ reading: TextReading, types: [String], _ dialect: DuckDBDialect) -> String {
        let columns = zip(columns, types).map { "\(dialect.literal($0.name)): '\($1)'" }
        var arguments = [
            file, "auto_detect = false", "delim = \(dialect.literal(delimiter))", "quote = \(dialect.literal(quote))",
            "escape = \(dialect.literal(escape))", "skip = \(skippedLines.text)", "header = \(hasHeader.text)",
            "columns = {\(columns.joined(separator: ", "))}",
        ]
        if !dateFormat.isMissing { arguments.append("dateformat = \(dialect.literal(dateFormat))") }
        if !timestampFormat.isMissing { arguments.append("timestampformat = \(dialect.literal(timestampFormat))") }
        arguments += dialect.arguments(for: reading)
        return "read_csv(\(arguments.joined(separator: ", ")))"
    }

    private static func mark(_ found: Cell) -> Cell { found.text.utf8.count == 1 ? found : .text("\"") }
}
