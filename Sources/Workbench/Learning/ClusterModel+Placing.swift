import Clustering

extension ClusterModel {
    /// Where rows belong; by the nearest labelled row where the model says nothing itself and that is allowed.
    func placing(_ points: Points, nearest: Bool, in execution: Execution) throws(ClusteringError) -> [Assignment] {
        if nearest, let labelled = self as? LabelledRows { return try labelled.assignNearest(points, in: execution) }
        return try assign(points, in: execution)
    }

    /// Where rows belong, every one of them: what the model leaves in no cluster goes to that of the nearest row which is in one.
    ///
    /// - Parameters:
    ///   - known: the rows the model was fitted on.
    ///   - partition: the clusters it found; one at least.
    func placingAll(
        _ points: Points, among known: Points, _ partition: Partition, in execution: Execution
    ) throws(ClusteringError) -> [Assignment] {
        var placed = try placing(points, nearest: true, in: execution)
        let unplaced = placed.indices.filter { placed[$0].cluster == nil }
        guard !unplaced.isEmpty else { return placed }
        let labelled = LabelledRows(algorithm: algorithm, partition: partition, space: try Euclidean().space(of: known))
        let nearest = try labelled.assignNearest(points.selecting(rows: unplaced), in: execution)
        for (row, assignment) in zip(unplaced, nearest) { placed[row] = assignment }
        return placed
    }
}
