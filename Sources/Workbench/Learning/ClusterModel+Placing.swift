import Clustering

extension ClusterModel {
    /// Where rows belong; by the nearest labelled row where the model says nothing itself.
    func placing(_ points: Points, in execution: Execution) throws(ClusteringError) -> [Assignment] {
        if let labelled = self as? LabelledRows { return try labelled.assignNearest(points, in: execution) }
        return try assign(points, in: execution)
    }

    /// Where rows belong, every one of them: what the model says nothing of, or leaves in no cluster, goes to that of the nearest
    /// row which is in one.
    ///
    /// - Parameters:
    ///   - known: the rows the model was fitted on, as they are compared.
    ///   - partition: the clusters it found; one at least.
    func placingAll(
        _ points: Points, among known: DissimilaritySpace, _ partition: Partition, in execution: Execution
    ) throws(ClusteringError) -> [Assignment] {
        var placed = try placing(points, in: execution)
        let unplaced = placed.indices.filter { placed[$0].cluster == nil }
        guard !unplaced.isEmpty else { return placed }
        let labelled = LabelledRows(algorithm: algorithm, partition: partition, space: known)
        let nearest = try labelled.assignNearest(points.selecting(rows: unplaced), in: execution)
        for (row, assignment) in zip(unplaced, nearest) { placed[row] = assignment }
        return placed
    }
}
