import LinearAlgebra

/// What an algorithm gives for points without clusters, over a range of cluster counts, several times.
struct ReferenceSweeps: Sendable {
    let shape: ReferenceShape
    let seed: Int
    let counts: ClosedRange<Int>
    /// By reference, then by count: the sum of squared distances to the cluster means; `nil` where no row is in one.
    let inertias: [[Double?]]
    /// By reference, then by count; `nil` where it is not defined.
    let silhouettes: [[Double?]]

    /// - Complexity: `references` times a sweep and a silhouette of all counts, shared by the threads.
    init(
        _ references: Int, like points: Points, shape: ReferenceShape, by algorithm: any Algorithm,
        over counts: ClosedRange<Int>, seed: Int, in execution: Execution
    ) throws(ClusteringError) {
        let template = try ReferencePoints(like: points, shape: shape)
        let results = try execution.trials(references) { (reference, alone) throws(ClusteringError) in
            let made = try template.made(seed: seed, reference: reference)
            let partitions = try algorithm.sweep(made, over: counts, in: alone).map(\.partition)
            return (
                inertias: try Inertia().scores(of: partitions, in: made, alone).map(\.value),
                silhouettes: try Silhouette().scores(of: partitions, in: MeasuredPoints(made, as: algorithm), alone).map(\.value)
            )
        }
        self.shape = shape
        self.seed = seed
        self.counts = counts
        inertias = results.map(\.inertias)
        silhouettes = results.map(\.silhouettes)
    }
}
