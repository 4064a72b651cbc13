/// Pairs of rows, which whole numbers count exactly.
extension CrossTable {
    /// Pairs that are together on both sides.
    var pairsTogether: Int { Self.pairs(cells.lazy.map(\.rows)) }
    /// Pairs within a cluster.
    var pairsInClusters: Int { Self.pairs(clusterTotals) }
    /// Pairs with one label.
    var pairsInLabels: Int { Self.pairs(labelTotals) }
    var allPairs: Int { Self.pairs(CollectionOfOne(rowCount)) }

    private static func pairs(_ sizes: some Sequence<Int>) -> Int {
        sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    }
}
