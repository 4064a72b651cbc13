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
        let areWords = try columnsOfWords(of: layout, asText, on: connection)
        let checks = layout.columns.indices.flatMap { areWords[$0] ? ["NULL", "NULL"] : self.checks(of: layout.columns[$0], layout) }
        let verdicts = areWords.allSatisfy(\.self)
            ? [] : try connection.query("SELECT \(checks.joined(separator: ", ")) FROM \(asText)").row(0)
        let types = layout.columns.indices.map { position in
            if areWords[position] { return "VARCHAR" }
            let column = layout.columns[position]
            if verdicts[2 * position] == .flag(true) { return column.isNumeric ? "BIGINT" : column.type }
            return verdicts[2 * position + 1] == .flag(true) ? "DOUBLE" : "VARCHAR"
        }
        return layout.call(file, reading, types: types, self)
    }

    /// Which columns the engine takes for text and early values say the same of: one that begins beyond the digits is no number.
    ///
    /// They need no look at every line, which for words is slow: each fails to be read as a number, twice.
    private func columnsOfWords(of layout: CSVLayout, _ asText: String, on connection: Connection) throws(EngineError) -> [Bool] {
        let begins = layout.columns.map { "coalesce(bool_or(\(quote($0.name)) >= ':'), false)" }
        let found = try connection.query("SELECT \(begins.joined(separator: ", ")) FROM (FROM \(asText) LIMIT 2048)").row(0)
        return layout.columns.indices.map { layout.columns[$0].type == "VARCHAR" && found[$0] == .flag(true) }
    }

    /// Two aggregates: whether the column keeps its narrower type, and failing that, whether its values are numbers.
    private func checks(of column: CSVLayout.Column, _ layout: CSVLayout) -> [String] {
        let name = quote(column.name)
        switch column.type {
        case "BOOLEAN": return ["bool_and(TRY_CAST(\(name) AS BOOLEAN) IS NOT NULL) FILTER (\(name) IS NOT NULL)", "false AND count(*) = 0"]
        case "DATE", "TIMESTAMP":
            let format = column.type == "DATE" ? layout.dateFormat : layout.timestampFormat
            let value = format.isMissing ? "TRY_CAST(\(name) AS \(column.type))" : "try_strptime(\(name), \(literal(format)))"
            return ["bool_and(\(value) IS NOT NULL) FILTER (\(name) IS NOT NULL)", "false AND count(*) = 0"]
        default:
            return [
                "bool_and(CAST(TRY_CAST(\(name) AS BIGINT) AS VARCHAR) IS NOT DISTINCT FROM \(name)) FILTER (\(name) IS NOT NULL)",
                """
                bool_and(TRY_CAST(\(name) AS DOUBLE) IS NOT NULL AND NOT regexp_matches(\(name), '^([+]|-?0[0-9]|-?[0-9]{19,}$)|_')) \
                FILTER (\(name) IS NOT NULL)
                """,
            ]
        }
    }
}
