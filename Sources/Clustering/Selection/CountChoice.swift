import Vocabulary

/// The number of clusters that several metrics choose together, and how.
///
/// Every metric that can compare different numbers of clusters ranks the candidates: 1 for the best, equal ranks for equal
/// scores, the last rank for an undefined score. The smallest sum of ranks wins, and among equals the fewest clusters. Metrics
/// that are undefined for all candidates or always favour more clusters have no vote. Ranks are taken, not scores, because
/// scores have no common scale.
public struct CountChoice: Sendable, Hashable {
    public let count: Int
    /// By candidate: its count and the sum of its ranks, lowest best.
    public let ranks: [Ranking]
    /// The metrics that voted.
    public let voters: [String]

    public struct Ranking: Sendable, Hashable {
        public let count: Int
        /// By voter.
        public let ranks: [Int]

        public var sum: Int { ranks.reduce(0, +) }
    }

    init(among rows: [Sweep.Row], by metrics: [any Metric.Type]) {
        let voting = metrics.indices.filter { metric in
            metrics[metric].comparesCounts && rows.contains { $0.scores[metric].value != nil }
        }
        let columns = voting.map { metric in
            Ranks(of: rows.map(\.scores[metric].value)) { metrics[metric].isBetter($0, than: $1) }.ranks
        }
        ranks = rows.enumerated().map { position, row in
            Ranking(count: row.count, ranks: columns.map { $0[position] })
        }
        voters = voting.map { metrics[$0].card.name }
        count = ranks.min { ($0.sum, $0.count) < ($1.sum, $1.count) }?.count ?? 1
    }

    /// The choice in a sentence.
    public var text: String {
        let clusters = count.counted("cluster")
        guard !voters.isEmpty else { return "\(clusters): the fewest, since no metric that was asked can compare counts here" }
        return "\(clusters), by the ranks of \(voters.joined(separator: ", "))"
    }
}
