import LinearAlgebra

/// Rows summarised by a tree that is built anew with a higher threshold whenever there are more summaries than wanted.
struct RowSummaries: Sendable {
    /// The threshold of the last tree.
    let threshold: Double
    /// In the order of their means.
    let features: [ClusterFeature]

    private static let purpose = 25
    /// The least step from one threshold to the next, so that there are few.
    private static let step = 1.25

    /// - Parameters:
    ///   - points: in the order of their values; they are inserted in an order drawn by their places in it.
    ///   - limit: how many summaries there may be.
    /// - Complexity: O(n·branching·d·log limit).
    init(
        of points: Points, threshold: Double, branching: Int, limit: Int, in execution: Execution
    ) throws(ClusteringError) {
        var order = Array(0..<points.count)
        var stream = RandomStream(seed: 0, purpose: Self.purpose)
        for last in order.indices.reversed() { order.swapAt(last, stream.nextIndex(below: last + 1)) }
        var tree = FeatureTree(threshold: threshold, branching: branching)
        for (position, row) in order.enumerated() {
            if position % 256 == 0 {
                try execution.checkpoint()
                execution.progress(Double(position) / Double(order.count))
            }
            tree.insert(ClusterFeature(weight: points.weights?[row] ?? 1, mean: Array(points.values.row(row)), squares: 0))
            while tree.leafCount > limit { tree = try Self.condensed(tree, in: execution) }
        }
        self.threshold = tree.threshold
        let leaves = tree.leaves
        features = ValueOrder(of: Matrix(leaves.map(\.mean))).rows.map { leaves[$0] }
    }

    private static func condensed(_ tree: FeatureTree, in execution: Execution) throws(ClusteringError) -> FeatureTree {
        let wanted = max(tree.medianMergingRadius ?? 0, tree.threshold * step, .leastNormalMagnitude)
        var condensed = FeatureTree(threshold: wanted, branching: tree.branching)
        for (position, feature) in tree.leaves.enumerated() {
            if position % 256 == 0 { try execution.checkpoint() }
            condensed.insert(feature)
        }
        return condensed
    }
}
