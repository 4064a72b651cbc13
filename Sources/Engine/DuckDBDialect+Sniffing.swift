import Tables

extension DuckDBDialect {
    /// Of a CSV file, its delimiter, header, columns and types, found out once by looking at every line.
    ///
    /// Types are given explicitly from then on. Integers too long for 64 bits stay text: as numbers they would lose digits, and they are ids.
    public func source(of path: String, as format: FileFormat, on connection: Connection) throws(EngineError) -> String {
        let options: String
        switch format {
        case .csv: options = Self.sniffing
        case .tsv: options = "delim = '\\t', \(Self.sniffing)"
        case .parquet, .json, .jsonLines: return read(path, as: format)
        }
        let file = literal(pattern(for: path))
        // One row a column; what was found about the file repeats in each.
        let found = try connection.query(
            """
            SELECT Delimiter, Quote, Escape, SkipRows, HasHeader, DateFormat, TimestampFormat, unnest(Columns, recursive := true)
            FROM sniff_csv(\(file), \(options))
            """)
        guard let first = found.rows.first else { return read(path, as: format) }
        let columns = found.rows.map { row in
            let (name, type) = (row[7], row[8].text)
            return "\(literal(name)): '\(type == "HUGEINT" ? "VARCHAR" : type)'"
        }
        var settled = [
            file, "auto_detect = false",
            "delim = \(literal(first[0]))",
            // A file whose first lines have no quotes may have some further down.
            "quote = \(literal(mark(first[1])))",
            "escape = \(literal(mark(first[2])))",
            "skip = \(first[3].text)",
            "header = \(first[4].text)",
            "columns = {\(columns.joined(separator: ", "))}",
        ]
        if !first[5].isMissing { settled.append("dateformat = \(literal(first[5]))") }
        if !first[6].isMissing { settled.append("timestampformat = \(literal(first[6]))") }
        return "read_csv(\(settled.joined(separator: ", ")))"
    }

    /// The mark found, or the double quote of RFC 4180 where none was seen.
    private func mark(_ found: Cell) -> Cell { found.text.utf8.count == 1 ? found : .text("\"") }
}
