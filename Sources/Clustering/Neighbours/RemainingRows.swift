/// Which rows of a tree are left, while they are taken one after another.
struct RemainingRows: Sendable {
    /// By node: how many of its rows are left.
    private(set) var counts: [Int32]
    /// By panel: the rows left, as bits from the lowest; and some zeros after the last.
    private var panels: [UInt8]
    /// By panel.
    private let leaves: [Int32]
    private let innerCount: Int

    init(_ tree: NeighbourTree) {
        let count = tree.count
        panels = (0..<tree.panels.count).map { count - $0 * 8 >= 8 ? .max : UInt8(1) << UInt8(count - $0 * 8) - 1 }
        panels += Array(repeating: 0, count: NeighbourTree.panelsInLeaf)
        leaves = (0..<tree.leafCount).flatMap { leaf in
            Array(repeating: Int32(leaf), count: tree.leaves[leaf + 1] - tree.leaves[leaf])
        }
        counts = tree.folding { Int32($0.count) } with: { $0 + $1 }
        innerCount = tree.innerCount
    }

    func contains(_ position: Int) -> Bool { panels[position / 8] >> UInt8(position % 8) & 1 == 1 }

    /// - Complexity: O(log n).
    mutating func remove(_ position: Int) {
        panels[position / 8] &= ~(1 << UInt8(position % 8))
        var node = innerCount + Int(leaves[position / 8])
        counts[node] -= 1
        while node > 0 {
            node = (node - 1) / 2
            counts[node] -= 1
        }
    }

    /// The rows left of a leaf and perhaps of later ones, as bits from that of its first position.
    func bits(from position: Int) -> UInt64 {
        (0..<NeighbourTree.panelsInLeaf).reduce(0) { $0 | UInt64(panels[position / 8 + $1]) << UInt64($1 * 8) }
    }
}
