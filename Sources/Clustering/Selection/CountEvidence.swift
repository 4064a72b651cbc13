import LinearAlgebra

/// What criteria judge numbers of clusters by: some points, and what an algorithm makes of them for 1, 2, … clusters.
public struct CountEvidence: Sendable {
    public let points: Points
    public let algorithm: any Algorithm
    /// Its counts begin at 1.
    public let sweep: Sweep
    /// Sweeps of points without clusters that several criteria share.
    let references: [ReferenceSweeps]

    /// Sweeps the points over 1 … `most` clusters.
    ///
    /// - Throws: `ClusteringError.tooFewRows`, `.takesNoCount`, `.cancelled`.
    public init(
        of points: Points, by algorithm: any Algorithm, upTo most: Int, metrics: [any Metric] = [Silhouette()],
        in execution: Execution = .standard
    ) throws(ClusteringError) {
        let sweep = try Sweep(of: points, by: algorithm, over: 1...max(1, most), metrics: metrics, in: execution)
        self.init(points: points, algorithm: algorithm, sweep: sweep)
    }

    /// - Parameter sweep: of the points by the algorithm, from 1 cluster on.
    init(points: Points, algorithm: any Algorithm, sweep: Sweep, references: [ReferenceSweeps] = []) {
        precondition(sweep.rows.first?.count == 1, "the evidence does not begin at one cluster")
        self.points = points
        self.algorithm = algorithm
        self.sweep = sweep
        self.references = references
    }

    var counts: ClosedRange<Int> { 1...sweep.rows.count }

    /// By count: the sum of squared distances to the cluster means; `nil` where no row is in a cluster or there are texts.
    var inertias: [Double?] { sweep.rows.map(\.inertia) }

    /// Why nothing can be said where no inertia says anything.
    var reasonAgainstInertias: Ballot.Reason { inertias.contains { $0 != nil } ? .noSpread : .noInertia }

    /// Sweeps of points without clusters: those at hand where they are the ones asked for.
    func references(
        _ count: Int, shape: ReferenceShape, seed: Int, in execution: Execution
    ) throws(ClusteringError) -> ReferenceSweeps {
        let known = references.first { $0.shape == shape && $0.seed == seed && $0.inertias.count == count }
        if let known { return known }
        return try ReferenceSweeps(
            count, like: points, shape: shape, by: algorithm, over: counts, seed: seed, in: execution)
    }
}
