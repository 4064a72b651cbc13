/// What a result holds: a SHA-256, in hexadecimal, of its content alone.
///
/// A new version with the content of the old one stops the change there: what is made from it stays fresh.
public struct ContentHash: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ hexadecimal: String) { rawValue = hexadecimal }

    public var text: String { rawValue }

    /// The first 12 digits, enough for a person to tell contents apart.
    public var short: String { String(text.prefix(12)) }
}

extension ContentHash: CustomStringConvertible {
    public var description: String { text }
}
