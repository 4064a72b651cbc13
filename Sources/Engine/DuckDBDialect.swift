import FoundationEssentials
import Tables

/// DuckDB's SQL.
public struct DuckDBDialect: Dialect {
    public init() {}

    /// A table function over the file.
    ///
    /// Of a CSV file every line is looked at before a column's type is settled: a column with one `007` or `+5`, however far down, is text,
    /// so that ids come out as they were written. `Connection.source(of:)` settles it once for many queries, faster and more strictly.
    public func read(_ path: String, as format: FileFormat, _ reading: TextReading) -> String {
        let file = literal(pattern(for: path))
        let text = ([Self.candidates] + arguments(for: reading)).joined(separator: ", ")
        return switch format {
        case .csv: "read_csv(\(file), sample_size = -1, \(text))"
        case .tsv: "read_csv(\(file), delim = '\\t', sample_size = -1, \(text))"
        case .parquet: "read_parquet(\(file))"
        case .json: "read_json(\(file), format = 'auto')"
        case .jsonLines: "read_json(\(file), format = 'newline_delimited')"
        }
    }

    public func copy(_ query: String, to path: String, as format: FileFormat) -> String {
        "COPY (\(query)) TO \(literal(path)) (\(Self.writing(format)))"
    }

    /// Times of day are left out: they stay text, which tables can hold.
    static let candidates = "auto_type_candidates = ['BOOLEAN', 'BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'VARCHAR']"

    /// What the engine is told of a text, beyond what it does unasked.
    func arguments(for reading: TextReading) -> [String] {
        let encoding = reading.encoding == .utf8 ? [] : ["encoding = \(literal(reading.encoding.rawValue))"]
        // Words that are given take the place of the empty one.
        let missing = reading.missing.isEmpty ? [] : ["nullstr = [\(([""] + reading.missing).map { literal($0) }.joined(separator: ", "))]"]
        return encoding + missing
    }

    static func writing(_ format: FileFormat) -> String {
        switch format {
        case .csv: "FORMAT csv, HEADER"
        case .tsv: "FORMAT csv, HEADER, DELIMITER '\\t'"
        case .parquet: "FORMAT parquet"
        case .json: "FORMAT json, ARRAY true"
        case .jsonLines: "FORMAT json"
        }
    }

    /// A name that exists is that file, even with `*`, `?` or `[` in it; any other may be a pattern over several files.
    func pattern(for path: String) -> String {
        guard FileManager.default.fileExists(atPath: path) else { return path }
        return path.map { "*?[".contains($0) ? "[\($0)]" : String($0) }.joined()
    }
}
