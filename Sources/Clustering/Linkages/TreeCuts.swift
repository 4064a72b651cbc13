import Vocabulary

/// A tree of all rows, and the fits that come of cutting it.
struct TreeCuts: Sendable {
    /// The word for the algorithm that grew it.
    let algorithm: String
    let tree: Dendrogram
    let space: DissimilaritySpace

    /// The fit of so many clusters, or of fewer where rows coincide.
    func fit(into count: Int) -> Fit {
        let partition = tree.cut(into: count)
        let found = partition.clusterCount
        return fit(
            partition, joins: tree.joinsKept(cuttingInto: count),
            warnings: found < count ? [.fewerClusters(wanted: count, found: found)] : [])
    }

    /// The fit of the clusters joined no higher than `height`, by a tree whose heights never fall.
    func fit(at height: Double) -> Fit {
        fit(tree.cut(at: height), joins: tree.merges.prefix { $0.height <= height }.count, warnings: [])
    }

    private func fit(_ partition: Partition, joins: Int, warnings: [FitWarning]) -> Fit {
        let heights = [joins - 1, joins].map { tree.merges.indices.contains($0) ? tree.merges[$0].height : nil }
        return Fit(
            partition: partition, model: LabelledRows(algorithm: algorithm, partition: partition, space: space),
            figures: [Figure("last_join", heights[0]), Figure("next_join", heights[1])], tree: tree, warnings: warnings)
    }
}
