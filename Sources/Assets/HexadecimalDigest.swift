/// A SHA-256 in hexadecimal under a type of its own, so that one kind is never taken for another.
public protocol HexadecimalDigest: RawRepresentable<String>, Hashable, Sendable, Codable, CustomStringConvertible {}

extension HexadecimalDigest {
    public var text: String { rawValue }

    /// The first 12 digits, enough for a person to tell digests apart.
    public var short: String { String(text.prefix(12)) }

    public var description: String { text }
}
