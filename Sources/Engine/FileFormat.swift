/// A format of table files, told by the ending of the name; a further `.gz` or `.zst` says how the file is compressed.
public enum FileFormat: String, Sendable, CaseIterable {
    case csv
    case tsv
    case parquet
    /// One array of objects.
    case json
    /// One object a line.
    case jsonLines

    public var endings: [String] {
        switch self {
        case .csv: ["csv"]
        case .tsv: ["tsv"]
        case .parquet: ["parquet"]
        case .json: ["json"]
        case .jsonLines: ["jsonl", "ndjson"]
        }
    }

    /// The format a path's ending names, in either case.
    public init(path: String) throws(EngineError) {
        var parts = path.lowercased().split(separator: ".")
        if parts.last == "gz" || parts.last == "zst" { parts.removeLast() }
        guard let ending = parts.last, let format = Self.allCases.first(where: { $0.endings.contains(String(ending)) }) else {
            throw .unknownFileFormat(path: path, known: Self.allCases.flatMap(\.endings))
        }
        self = format
    }
}
