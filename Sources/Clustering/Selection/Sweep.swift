import Vocabulary

/// The fits of one algorithm over a range of cluster counts, scored, with the count the metrics choose.
public struct Sweep: Sendable, Hashable {
    /// One number of clusters.
    public struct Row: Sendable, Hashable {
        /// The number asked for; the partition has fewer where the rows do not allow as many.
        public let count: Int
        public let fit: Fit
        /// By metric, in the order the metrics were given.
        public let scores: [Score]
    }

    /// The names of the metrics, in the order they were given.
    public let metrics: [String]
    /// Ascending by count.
    public let rows: [Row]
    public let choice: CountChoice

    /// - Throws: `ClusteringError.tooFewRows` without rows, `.badParameter` where the algorithm takes no number of
    ///   clusters, `.cancelled`.
    public init(
        of points: Points, by algorithm: any Algorithm, over counts: ClosedRange<Int>, metrics: [any Metric],
        in execution: Execution = .standard
    ) throws(ClusteringError) {
        let fits = try algorithm.sweep(points, over: counts, in: execution)
        let partitions = fits.map(\.partition)
        var scores: [[Score]] = []
        for metric in metrics { scores.append(try metric.scores(of: partitions, in: points, execution)) }
        self.metrics = metrics.map { type(of: $0).card.name }
        rows = zip(counts, fits).enumerated().map { position, pair in
            Row(count: pair.0, fit: pair.1, scores: scores.map { $0[position] })
        }
        choice = CountChoice(among: rows, by: metrics.map { type(of: $0) })
    }

    /// The row of the chosen count.
    public var chosen: Row { rows.first { $0.count == choice.count } ?? rows[0] }
}
