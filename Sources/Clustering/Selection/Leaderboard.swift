import Vocabulary

/// Several algorithms over a range of cluster counts on the same points, the best first.
///
/// Every metric that can compare counts ranks the rows: 1 for the best, equal ranks for equal scores, the last rank for an
/// undefined score. The smallest mean rank comes first; of equals the fewer clusters, then the method named first. Ranks are
/// taken, not scores, because scores have no common scale; so what ranks first depends on what else was tried.
///
/// All rows are judged by one dissimilarity, or their ranks would not compare: that of the methods where they share it, and
/// otherwise the one the columns allow.
public struct Leaderboard: Sendable, Hashable {
    /// One method with one number of clusters.
    public struct Row: Sendable, Hashable {
        /// What the method was called.
        public let method: String
        /// The number asked for; `nil` where the algorithm finds it itself.
        public let count: Int?
        public let fit: Fit
        /// By metric.
        public let scores: [Score]
        /// The mean of the ranks; `nil` where nothing that was asked can compare counts.
        public let meanRank: Double?
        /// From 1, the best; rows of equal mean rank share it, and those without one have none.
        public let place: Int?

        public var sizes: [Int] { fit.partition.sizes }
        public var noiseCount: Int { fit.partition.noiseCount }
    }

    /// The names of the metrics, in the order they were given.
    public let metrics: [String]
    /// The metrics and figures that rank: those that can compare counts, and figures that every fit has; where nothing else
    /// ranks, figures that some have, and no place for the others.
    public let voters: [String]
    /// The word for the dissimilarity by which all rows are judged.
    public let distance: String
    /// The words for the dissimilarities by which the methods divide, in the order of the methods.
    public let methodDistances: [String]
    /// The best first.
    public let rows: [Row]
    /// What was tried and has no row.
    public let omissions: [Omission]

    /// Sweeps every algorithm that makes a given number of clusters, and fits every other once.
    ///
    /// A method that cannot divide the points is left out, unless it is the only one; so is a number of clusters for which
    /// fewer were found, because the same clusters have a row of their own.
    ///
    /// - Parameter figures: of the fits, each the better the lower it is: `bic`, say.
    /// - Throws: what the first algorithm throws on the points where none can divide them, such as
    ///   `ClusteringError.textColumns`; `.tooMuchMemory` before any work is done, `.cancelled`.
    public init(
        of points: Points, trying methods: [Method], over counts: ClosedRange<Int>, metrics: [any Metric], figures: [String] = [],
        in execution: Execution = .standard
    ) throws(ClusteringError) {
        let trials = try Trials(of: points, by: methods, over: counts, in: execution.part(from: 0, to: 0.5))
        var judged: [MeasuredPoints] = []
        for trial in trials.made { judged.append(try MeasuredPoints(points, as: trial.method.algorithm)) }
        let methodDistances = judged.map(\.distance)
        let measured = Set(methodDistances).count == 1 ? judged[0] : try MeasuredPoints(points)
        let judging = execution.part(from: 0.5, to: 1)
        var entries: [Entry] = []
        for (position, trial) in trials.made.enumerated() {
            entries += try trial.scored(by: metrics, in: measured, judging.part(position, of: trials.made.count))
        }
        var voters = metrics.indices.compactMap { Voter(metrics, $0, among: entries) }
            + figures.compactMap { Voter(figure: $0, among: entries, ofAll: true) }
        if voters.isEmpty { voters = figures.compactMap { Voter(figure: $0, among: entries, ofAll: false) } }
        let means = entries.indices.map { row in
            voters.contains { !$0.knows[row] } ? nil : voters.map { Double($0.ranks.ranks[row]) }.mean
        }
        let order = entries.indices.sorted { first, second in
            let (one, other) = (entries[first], entries[second])
            return (means[first] ?? .infinity, one.fit.partition.clusterCount, first)
                < (means[second] ?? .infinity, other.fit.partition.clusterCount, second)
        }
        self.metrics = metrics.map { type(of: $0).card.name }
        self.voters = voters.map(\.name)
        distance = measured.distance
        self.methodDistances = methodDistances
        omissions = trials.omissions
        rows = order.map { row in
            Row(
                method: entries[row].method, count: entries[row].count, fit: entries[row].fit, scores: entries[row].scores,
                meanRank: means[row], place: means[row].map { mean in 1 + means.count { $0.map { $0 < mean } ?? false } })
        }
    }

    /// The same with every method called by its algorithm's word and what is not as by default.
    public init(
        of points: Points, by methods: [any Algorithm], over counts: ClosedRange<Int>, metrics: [any Metric],
        figures: [String] = [], in execution: Execution = .standard
    ) throws(ClusteringError) {
        try self.init(
            of: points, trying: methods.map { Method($0) }, over: counts, metrics: metrics, figures: figures, in: execution)
    }
}

/// What ranks the rows, and the ranks it gives.
private struct Voter {
    let name: String
    let ranks: Ranks
    /// By row: whether it can be ranked; one of which a metric is not defined ranks last.
    let knows: [Bool]

    /// - Returns: `nil` where the metric cannot compare counts, or says nothing of any row.
    init?(_ metrics: [any Metric], _ position: Int, among entries: [Leaderboard.Entry]) {
        let metric = type(of: metrics[position])
        let scores = entries.map(\.scores[position].value)
        guard metric.comparesCounts, scores.contains(where: { $0 != nil }) else { return nil }
        name = metric.card.name
        ranks = Ranks(of: scores) { metric.isBetter($0, than: $1) }
        knows = entries.map { _ in true }
    }

    /// - Parameter isOfAll: whether every fit must have the figure, so that its ranks compare with others.
    /// - Returns: `nil` where one does not, or none does.
    init?(figure: String, among entries: [Leaderboard.Entry], ofAll isOfAll: Bool) {
        let values = entries.map { $0.fit.figure(figure) }
        guard values.contains(where: { $0 != nil }), !isOfAll || !values.contains(nil) else { return nil }
        name = figure
        ranks = Ranks(of: values, <)
        knows = values.map { $0 != nil }
    }
}
