import FoundationEssentials
import Tables

extension DuckDBDialect {
    /// Of a CSV file, its delimiter, header, columns and types, found out once and explicit from then on.
    ///
    /// The engine guesses from the first lines how the file is written and which columns are dates or flags; types then follow from *every*
    /// line, read as text. A column holds integers if each value reads back as it was written, numbers if each is one and none has a leading
    /// zero, a plus, an underscore, which the engine skips, or more digits than 64 bits hold, and text otherwise: `007` far down the file
    /// keeps its zeros, and the cluster `1_2` is not 12.
    public func source(
        of path: String, as format: FileFormat, _ reading: TextReading, on connection: Connection
    ) throws(EngineError) -> String {
        let hint: [String]
        switch format {
        case .csv: hint = []
        case .tsv: hint = ["delim = '\\t'"]
        case .parquet, .json, .jsonLines: return read(path, as: format, reading)
        }
        // A pattern over several files is left to the engine, which looks at one file only to tell how they are written.
        guard FileManager.default.fileExists(atPath: path) else { return read(path, as: format, reading) }
        let file = literal(pattern(for: path))
        let layout = try CSVLayout(
            sniffing: ([file, Self.candidates] + hint + arguments(for: reading)).joined(separator: ", "), on: connection)
        guard !layout.columns.isEmpty else { return read(path, as: format, reading) }
        let asText = layout.call(file, reading, types: layout.columns.map { _ in "VARCHAR" }, self)
        let words = try columnsOfWords(of: layout, asText, on: connection)
        var types: [String: String] = [:]
        for (type, columns) in Dictionary(grouping: layout.columns.filter { !words.contains($0.name) }, by: \.type) {
            let (narrow, wide) = checks(of: type, layout)
            let found = try connection.query(
                "SELECT name, \(narrow), \(wide) FROM \(cells(of: columns.map(\.name), asText)) GROUP BY name")
            for verdict in found.rows {
                if verdict[1] == .flag(true) {
                    types[verdict[0].text] = columns[0].isNumeric ? "BIGINT" : type
                } else if verdict[2] == .flag(true) {
                    types[verdict[0].text] = "DOUBLE"
                }
            }
        }
        return layout.call(file, reading, types: layout.columns.map { types[$0.name] ?? "VARCHAR" }, self)
    }

    /// A row a cell, but for missing ones: name is the column's, value the text.
    ///
    /// The engine takes minutes to plan a query that says something of each of a thousand columns, and none for this.
    private func cells(of columns: [String], _ rows: String) -> String {
        "(UNPIVOT (SELECT \(columns.map(quote).joined(separator: ", ")) FROM \(rows)) ON COLUMNS(*) INTO NAME name VALUE value)"
    }

    /// Which columns the engine takes for text and early values say the same of: one that begins beyond the digits is no number.
    ///
    /// They need no look at every line, which for words is slow: each fails to be read as a number, twice.
    private func columnsOfWords(of layout: CSVLayout, _ asText: String, on connection: Connection) throws(EngineError) -> Set<String> {
        let texts = layout.columns.filter { $0.type == "VARCHAR" }.map(\.name)
        guard !texts.isEmpty else { return [] }
        let found = try connection.query(
            "SELECT name FROM \(cells(of: texts, "(FROM \(asText) LIMIT 2048)")) GROUP BY name HAVING bool_or(value >= ':')")
        return Set(found.rows.map { $0[0].text })
    }

    /// Two aggregates of a column's cells: whether it keeps its narrower type, and failing that, whether it holds numbers.
    private func checks(of type: String, _ layout: CSVLayout) -> (narrow: String, wide: String) {
        switch type {
        case "BOOLEAN": return ("bool_and(TRY_CAST(value AS BOOLEAN) IS NOT NULL)", "false")
        case "DATE", "TIMESTAMP":
            let format = type == "DATE" ? layout.dateFormat : layout.timestampFormat
            let value = format.isMissing ? "TRY_CAST(value AS \(type))" : "try_strptime(value, \(literal(format)))"
            return ("bool_and(\(value) IS NOT NULL)", "false")
        default:
            return (
                "bool_and(CAST(TRY_CAST(value AS BIGINT) AS VARCHAR) IS NOT DISTINCT FROM value)",
                "bool_and(TRY_CAST(value AS DOUBLE) IS NOT NULL AND NOT regexp_matches(value, '^([+]|-?0[0-9]|-?[0-9]{19,}$)|_'))"
            )
        }
    }
}
