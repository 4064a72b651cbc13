import Vocabulary

/// What one criterion or metric says of the number of clusters, with its numbers.
public struct Ballot: Sendable, Hashable {
    public enum Vote: Sendable, Hashable {
        case clusters(Int)
        /// There is nothing to divide.
        case noStructure
        case undefined(Reason)
    }

    /// Why a criterion or metric cannot say.
    public enum Reason: Sendable, Hashable {
        /// The rows do not differ, or are as few as the clusters.
        case noSpread
        /// There is no inertia, because there are texts.
        case noInertia
        case fewerThanThreeCounts
        /// The inertia falls evenly, without a bend.
        case noBend
        /// Even the last cluster added is worth more than the threshold.
        case everyClusterWorthwhile
        /// No number of clusters has a score, the last of them for this reason.
        case noScore(Score.Reason)
    }

    /// The numbers for one number of clusters.
    public struct Row: Sendable, Hashable {
        public let count: Int
        /// By column; `nil` where a number is not defined.
        public let values: [Double?]
    }

    /// The word for the criterion or metric.
    public let voter: String
    public let vote: Vote
    /// What the numbers of every row are; the first is what the vote is about.
    public let columns: [String]
    /// Ascending by count.
    public let rows: [Row]

    /// - Parameter values: by column, then by row.
    init(voter: String, vote: Vote, columns: [String], counts: some Sequence<Int>, values: [[Double?]]) {
        self.voter = voter
        self.vote = vote
        self.columns = columns
        rows = counts.enumerated().map { position, count in Row(count: count, values: values.map { $0[position] }) }
    }

    /// The number of clusters it votes for: 1 where it sees no structure, `nil` where it cannot say.
    public var count: Int? {
        switch vote {
        case .clusters(let count): count
        case .noStructure: 1
        case .undefined: nil
        }
    }

    /// What it says in a few words: “prefers 7”.
    public var text: String {
        switch vote {
        case .clusters(let count): "\(voter) prefers \(count.grouped)"
        case .noStructure: "\(voter) sees no structure"
        case .undefined(let reason): "\(voter) cannot say: \(reason.text)"
        }
    }
}

extension Ballot {
    /// The vote of a metric: the number of clusters of the best score, of equals the fewest.
    ///
    /// - Parameters:
    ///   - position: where its scores are among those of the rows.
    ///   - rows: of one sweep.
    /// - Returns: `nil` where the metric cannot compare counts, or compares with labels of which there are none.
    public init?(of metric: any Metric.Type, at position: Int, in rows: [Sweep.Row]) {
        let scores = rows.map { $0.scores[position] }
        guard metric.comparesCounts, !rows.isEmpty, !scores.allSatisfy({ $0 == .undefined(.noReference) }) else { return nil }
        var best: (count: Int, value: Double)?
        for (row, score) in zip(rows, scores) {
            guard let value = score.value else { continue }
            if best.map({ metric.isBetter(value, than: $0.value) }) ?? true { best = (row.count, value) }
        }
        let vote = best.map { Vote.clusters($0.count) } ?? .undefined(.noScore(scores.lastReason))
        self.init(
            voter: metric.card.name, vote: vote,
            columns: [metric.card.name], counts: rows.map(\.count), values: [scores.map(\.value)])
    }
}

extension Ballot {
    /// The vote of a figure of the fits that is the better the lower it is, such as BIC: of equals the fewest clusters.
    ///
    /// - Returns: `nil` where no fit has it.
    init?(figure name: String, in rows: [Sweep.Row]) {
        let values = rows.map { $0.fit.figure(name) }
        guard let best = values.compactMap(\.self).min(), let position = values.firstIndex(of: best) else { return nil }
        let count = rows[position].count
        self.init(
            voter: name, vote: count > 1 ? .clusters(count) : .noStructure, columns: [name], counts: rows.map(\.count),
            values: [values])
    }
}

extension [Score] {
    /// Why the last of some undefined scores is.
    var lastReason: Score.Reason {
        for case .undefined(let reason) in reversed() { return reason }
        return .noSpread
    }
}

extension Ballot.Reason {
    public var text: String {
        switch self {
        case .noSpread: "the rows do not spread"
        case .noInertia: "it needs the inertia about centres of numbers"
        case .fewerThanThreeCounts: "three numbers of clusters are needed"
        case .noBend: "the inertia falls evenly"
        case .everyClusterWorthwhile: "even the last cluster added is worth it"
        case .noScore(let reason): reason.text
        }
    }
}
