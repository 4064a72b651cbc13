/// Which result a materialisation is: the SHA-256, in hexadecimal, of all that decides it.
///
/// Two results with one version were made by the same code from the same parameters and the same inputs.
public struct Version: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ hexadecimal: String) { rawValue = hexadecimal }

    public var text: String { rawValue }

    /// The first 12 digits, enough for a person to tell versions apart.
    public var short: String { String(text.prefix(12)) }
}

extension Version: CustomStringConvertible {
    public var description: String { text }
}
