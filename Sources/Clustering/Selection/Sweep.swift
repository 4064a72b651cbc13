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
        /// Sum of squared distances of rows to the mean of their cluster; `nil` where no row is in one or there are texts.
        public let inertia: Double?
    }

    /// The names of the metrics, in the order they were given.
    public let metrics: [String]
    /// Ascending by count.
    public let rows: [Row]
    public let choice: CountChoice

    /// Metrics take rows to be as unlike as the algorithm does.
    ///
    /// - Throws: `ClusteringError.tooFewRows` without rows, `.takesNoCount` where the algorithm finds the
    ///   number of clusters itself, `.tooMuchMemory` before any work is done, `.cancelled`.
    public init(
        of points: Points, by algorithm: any Algorithm, over counts: ClosedRange<Int>, metrics: [any Metric],
        in execution: Execution = .standard
    ) throws(ClusteringError) {
        try self.init(of: points, by: algorithm, over: counts, metrics: metrics, judging: nil, in: execution)
    }

    /// - Parameters:
    ///   - sample: the rows on which metrics of quadratic cost judge the partitions; `nil` for all.
    ///   - limits: what the fits are held to, where the algorithm and the rows allow it.
    init(
        of points: Points, by algorithm: any Algorithm, over counts: ClosedRange<Int>, metrics: [any Metric],
        judging sample: [Int]?, within limits: Limits = Limits(), in execution: Execution
    ) throws(ClusteringError) {
        let execution = try execution.setting(aside: KeptFits(of: points, by: algorithm, over: counts).memory)
        let fitting = execution.part(from: 0, to: metrics.isEmpty ? 1 : 0.5)
        let free = try algorithm.sweep(points, over: counts, in: fitting.part(from: 0, to: limits.isEmpty ? 1 : 0.2))
        let fits = try algorithm.holding(free, of: points, over: counts, to: limits, in: fitting.part(from: 0.2, to: 1))
        let judging = execution.part(from: 0.5, to: 1)
        let partitions = fits.map(\.partition)
        let measured = try MeasuredPoints(points, as: algorithm)
        let drawn = sample.map { measured.selecting(rows: $0) } ?? measured
        let drawnPartitions = sample.map { rows in partitions.map { $0.selecting(rows: rows) } } ?? partitions
        var scores: [[Score]] = []
        for (position, metric) in metrics.enumerated() {
            let isWhole = type(of: metric).cost == .linear
            scores.append(
                try metric.scores(
                    of: isWhole ? partitions : drawnPartitions, in: isWhole ? measured : drawn,
                    judging.part(position, of: metrics.count)))
        }
        let inertias = try Inertia().scores(of: partitions, in: points, execution.part(from: 1, to: 1))
        self.metrics = metrics.map { type(of: $0).card.name }
        rows = zip(counts, fits).enumerated().map { position, pair in
            Row(
                count: pair.0, fit: pair.1, scores: scores.map { $0[position] },
                inertia: pair.1.figure("inertia") ?? inertias[position].value)
        }
        choice = CountChoice(among: rows, by: metrics.map { type(of: $0) })
    }

    /// The row of the chosen count.
    public var chosen: Row { rows.first { $0.count == choice.count } ?? rows[0] }
}

extension Algorithm {
    /// The fits of a sweep, those that break limits of size made anew within them; as they are where that cannot be done.
    fileprivate func holding(
        _ fits: [Fit], of points: Points, over counts: ClosedRange<Int>, to limits: Limits, in execution: Execution
    ) throws(ClusteringError) -> [Fit] {
        guard !limits.isEmpty, Self.abilities.contains(.limits) else { return fits }
        var held: [Fit] = []
        for (position, (count, fit)) in zip(counts, fits).enumerated() {
            let part = execution.part(position, of: fits.count)
            let smallest = Double(fit.partition.sizes.min() ?? 0)
            let isKept = fit.partition.clusterCount == count && smallest >= limits.minimumSize ?? 0
            held.append(isKept ? fit : try holding(fit, of: points, count: count, to: limits, in: part))
            part.progress(1)
        }
        return held
    }

    private func holding(
        _ fit: Fit, of points: Points, count: Int, to limits: Limits, in execution: Execution
    ) throws(ClusteringError) -> Fit {
        do {
            return try setting(count: count).fit(points, within: limits, in: execution)
        } catch {
            switch error {
            case .infeasible, .tooMuchMemory: return fit
            default: throw error
            }
        }
    }
}

extension Partition {
    /// The partition of some of the rows.
    fileprivate func selecting(rows: [Int]) -> Partition { Partition(rows.map { labels[$0] }) }
}
