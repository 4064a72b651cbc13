/// How the text of a CSV or TSV file is to be read.
public struct TextReading: Sendable, Hashable, Codable {
    /// The character sets the engine reads without an extension.
    public enum Encoding: String, Sendable, Hashable, Codable, CaseIterable {
        case latin1 = "latin-1"
        case utf16 = "utf-16"
        case utf8 = "utf-8"
    }

    public var encoding: Encoding
    /// The words that stand for a missing cell, as an empty one does anyhow.
    public var missing: [String]

    public init(encoding: Encoding = .utf8, missing: [String] = []) {
        self.encoding = encoding
        self.missing = missing
    }

    /// Whether text is read as it is where nothing is said.
    public var isPlain: Bool { self == TextReading() }
}
