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

    /// The endings that may follow, each of which says how the file is compressed.
    public static let compressions = ["gz", "zst"]

    /// Whether a path's ending says that the file is compressed.
    public static func isCompressed(_ path: String) -> Bool {
        path.lowercased().split(separator: ".").last.map { compressions.contains(String($0)) } ?? false
    }

    /// The endings that say to write this format; Parquet compresses its own columns and is never compressed again.
    public var writtenEndings: [String] {
        self == .parquet ? endings : endings.flatMap { ending in [ending] + Self.compressions.map { "\(ending).\($0)" } }
    }

    /// Whether it is text whose encoding and missing cells a `TextReading` tells.
    public var isDelimited: Bool { self == .csv || self == .tsv }

    /// The format a path's ending names, in either case.
    public init(path: String) throws(EngineError) {
        var parts = path.lowercased().split(separator: ".")
        if Self.isCompressed(path) { parts.removeLast() }
        guard let ending = parts.last, let format = Self.allCases.first(where: { $0.endings.contains(String(ending)) }) else {
            throw .unknownFileFormat(path: path, known: Self.allCases.flatMap(\.endings))
        }
        self = format
    }
}
