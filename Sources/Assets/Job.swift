/// A named set of assets that are materialised together.
public struct Job: Sendable, Hashable {
    public let name: String
    /// One sentence of at most 72 characters, ending in a full stop.
    public let summary: String
    public let assets: Set<AssetKey>

    public init(_ name: String, summary: String, assets: some Sequence<AssetKey>) {
        self.name = name
        self.summary = summary
        self.assets = Set(assets)
    }
}
