import LinearAlgebra

/// How surely the clusters of structureless points come back, which the stability of real ones is to be read beside.
///
/// Few large clusters come back from resamples even where there is no structure, and small ones less often; so a cluster is
/// compared with the cluster of the same rank by size in points without structure.
public struct ReferenceStability: Sendable, Hashable {
    /// By cluster, the largest first: the mean Jaccard coefficient over references; `nil` where no reference has as many.
    public let clusters: [Double?]

    /// The mean over clusters, each counting once; `nil` where none is defined.
    public var mean: Double? { clusters.compactMap(\.self).mean }

    /// One a number of clusters.
    ///
    /// - Parameter resampling: of each reference; few resamples do, because their mean is taken over references as well.
    /// - Complexity: references · (resamples + 1) sweeps, shared by the threads.
    static func all(
        _ references: Int, like points: Points, by algorithm: any Algorithm, over counts: ClosedRange<Int>,
        _ resampling: Resampling, in execution: Execution
    ) throws(ClusteringError) -> [ReferenceStability] {
        let template = try ReferencePoints(like: points, shape: .principal)
        let made = try execution.trials(references) { (reference, alone) throws(ClusteringError) in
            let made = try template.made(seed: resampling.seed, reference: reference)
            let partitions = try algorithm.sweep(made, over: counts, in: alone).map(\.partition)
            return try Stability.all(
                of: partitions, in: made, by: algorithm, over: counts, resampling, run: reference + 1, in: alone)
        }
        return (0..<counts.count).map { position in ReferenceStability(made.map { $0[position] }) }
    }

    /// - Parameter stabilities: of the same number of clusters, one a reference.
    private init(_ stabilities: [Stability]) {
        let most = stabilities.map(\.clusters.count).max() ?? 0
        clusters = (0..<most).map { rank in
            stabilities.compactMap { $0.clusters.count > rank ? $0.clusters[rank].mean : nil }.mean
        }
    }
}
