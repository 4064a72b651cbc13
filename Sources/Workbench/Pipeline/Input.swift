import Assets
import Vocabulary

/// What an asset is made from: stored in the asset, it is an edge of the graph and the key to the value.
public struct Input<Upstream: Asset>: Sendable {
    public let key: AssetKey
}

protocol InputReference: Sendable {
    var key: AssetKey { get }
}

extension Input: InputReference {}

/// An asset there is one of.
public protocol SoleAsset: Asset {
    static var card: Card { get }
    init()
}

extension SoleAsset {
    public var card: Card { Self.card }
}

extension Input where Upstream: SoleAsset {
    init() { key = AssetKey(Upstream.card.name) }
}

/// An asset there is one of on each side, defined once for both.
public protocol SideAsset: Asset {
    /// The name without the side.
    static var word: String { get }
    static var summary: String { get }
    static var discussion: String { get }
    var ownSide: Side { get }
    init(_ side: Side)
}

extension SideAsset {
    public static var discussion: String { "" }
    public static var group: AssetGroup { AssetGroup("ml") }
    public static var partitioning: Partitioning { .byCategory }
    /// What surrounds a store is the same in every category.
    public var partitioning: Partitioning { ownSide == .external ? .single : Self.partitioning }
    public var side: Side? { ownSide }
    public var card: Card {
        Card(name: "\(ownSide.rawValue)_\(Self.word)", summary: Self.summary, discussion: Self.discussion)
    }
}

extension Input where Upstream: SideAsset {
    init(_ side: Side) { key = AssetKey("\(side.rawValue)_\(Upstream.word)") }
}
