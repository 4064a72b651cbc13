/// What a result holds: a SHA-256, in hexadecimal, of its content alone.
///
/// A new version with the content of the old one stops the change there: what is made from it stays fresh.
public struct ContentHash: HexadecimalDigest {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ hexadecimal: String) { rawValue = hexadecimal }
}
