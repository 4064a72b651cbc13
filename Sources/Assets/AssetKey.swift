/// The name of an asset.
public struct AssetKey: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ name: String) { rawValue = name }

    public var name: String { rawValue }
}

extension AssetKey: Comparable {
    public static func < (one: Self, other: Self) -> Bool { one.name < other.name }
}

extension AssetKey: ExpressibleByStringLiteral, CustomStringConvertible {
    public init(stringLiteral name: String) { self.init(name) }
    public var description: String { name }
}
