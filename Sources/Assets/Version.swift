/// Which result a materialisation is: the SHA-256, in hexadecimal, of all that decides it.
///
/// Two results with one version were made by the same code from the same parameters and the same inputs.
public struct Version: HexadecimalDigest {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ hexadecimal: String) { rawValue = hexadecimal }
}
