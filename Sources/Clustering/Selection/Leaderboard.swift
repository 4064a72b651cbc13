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
        /// The algorithm's word, and what is not as by default: “agglomerative linkage=single”.
        public let method: String
        /// The number asked for; `nil` where the algorithm finds it itself.
        public let count: Int?
        public let fit: Fit
        /// By metric.
        public let scores: [Score]
        /// The mean of the ranks; `nil` where no metric that was asked can compare counts.
        public let meanRank: Double?
        /// From 1, the best; rows of equal mean rank share it.
        public let place: Int

        public var sizes: [Int] { fit.partition.sizes }
        public var noiseCount: Int { fit.partition.noiseCount }
    }

    /// The names of the metrics, in the order they were given.
    public let metrics: [String]
    /// The metrics that rank: those that can compare counts and say something of any row.
    public let voters: [String]
    /// The word for the dissimilarity by which all rows are judged.
    public let distance: String
    /// The words for the dissimilarities by which the methods divide, in the order of the methods.
    public let methodDistances: [String]
    /// The best first.
    public let rows: [Row]

    /// Sweeps every algorithm that makes a given number of clusters, and fits every other once.
    ///
    /// - Throws: what an algorithm throws on the points, such as `ClusteringError.textColumns`; `.cancelled`.
    public init(
        of points: Points, by methods: [any Algorithm], over counts: ClosedRange<Int>, metrics: [any Metric],
        in execution: Execution = .standard
    ) throws(ClusteringError) {
        var judged: [MeasuredPoints] = []
        for method in methods { judged.append(try MeasuredPoints(points, as: method)) }
        let methodDistances = judged.map(\.distance)
        let measured = Set(methodDistances).count == 1 ? judged[0] : try MeasuredPoints(points)
        var entries: [Entry] = []
        for (position, method) in methods.enumerated() {
            entries += try Entry.all(
                of: measured, by: method, over: counts, metrics, in: execution.part(position, of: methods.count))
        }
        let voting = metrics.indices.filter { metric in
            type(of: metrics[metric]).comparesCounts && entries.contains { $0.scores[metric].value != nil }
        }
        let ranks = voting.map { metric in
            Ranks(of: entries.map(\.scores[metric].value)) { type(of: metrics[metric]).isBetter($0, than: $1) }
        }
        let means = entries.indices.map { row in ranks.map { Double($0.ranks[row]) }.mean }
        let order = entries.indices.sorted { first, second in
            let (one, other) = (entries[first], entries[second])
            return (means[first] ?? 0, one.fit.partition.clusterCount, first)
                < (means[second] ?? 0, other.fit.partition.clusterCount, second)
        }
        self.metrics = metrics.map { type(of: $0).card.name }
        voters = voting.map { type(of: metrics[$0]).card.name }
        distance = measured.distance
        self.methodDistances = methodDistances
        rows = order.map { row in
            Row(
                method: entries[row].method, count: entries[row].count, fit: entries[row].fit, scores: entries[row].scores,
                meanRank: means[row], place: 1 + means.count { ($0 ?? 0) < (means[row] ?? 0) })
        }
    }
}

/// A row that has no place yet.
private struct Entry {
    let method: String
    let count: Int?
    let fit: Fit
    let scores: [Score]

    static func all(
        of measured: MeasuredPoints, by method: any Algorithm, over counts: ClosedRange<Int>, _ metrics: [any Metric],
        in execution: Execution
    ) throws(ClusteringError) -> [Entry] {
        let isCounting = type(of: method).abilities.contains(.counts)
        let (points, fitting, judging) = (
            measured.points, execution.part(from: 0, to: 0.5), execution.part(from: 0.5, to: 1)
        )
        let fits = isCounting ? try method.sweep(points, over: counts, in: fitting) : [try method.fit(points, in: fitting)]
        var scores: [[Score]] = []
        for (position, metric) in metrics.enumerated() {
            scores.append(
                try metric.scores(of: fits.map(\.partition), in: measured, judging.part(position, of: metrics.count)))
        }
        let asked: [Int?] = isCounting ? counts.map { $0 } : [nil]
        let name = method.distinguishingName
        return zip(asked, fits).enumerated().map { position, pair in
            Entry(method: name, count: pair.0, fit: pair.1, scores: scores.map { $0[position] })
        }
    }
}

extension Algorithm {
    /// Its word, with every setting that is not as by default, but for the number of clusters.
    fileprivate var distinguishingName: String {
        let changes = zip(settings, Self().settings).filter { $0.name != $1.name || $0.value != $1.value }
            .filter { $0.0.name != "k" }
        return ([Self.card.name] + changes.map { "\($0.0.name)=\($0.0.value.text)" }).joined(separator: " ")
    }
}
