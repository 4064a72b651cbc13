import Vocabulary

/// An asset, or one partition of it: the smallest thing that is materialised.
public struct AssetSlice: Hashable, Sendable, Codable {
    public let asset: AssetKey
    /// `nil` where the asset is made in one piece.
    public let partition: String?

    public init(_ asset: AssetKey, partition: String? = nil) {
        self.asset = asset
        self.partition = partition
    }

    public init(_ reference: Reference) {
        self.init(AssetKey(reference.name), partition: reference.partition)
    }

    public var reference: Reference { Reference(asset.name, partition: partition) }

    /// The slice as it is typed: `internal_fe_raw_data["GROCERY"]`.
    public var text: String { reference.text }
}

extension AssetSlice: Comparable {
    /// Orders by asset, then by partition; the whole asset comes before its partitions.
    public static func < (one: Self, other: Self) -> Bool {
        guard one.asset == other.asset else { return one.asset < other.asset }
        guard let partition = one.partition else { return other.partition != nil }
        return other.partition.map { partition < $0 } ?? false
    }
}

extension AssetSlice: CustomStringConvertible {
    public var description: String { text }
}
