import Vocabulary

extension Suggestion {
    /// The suggestion in a sentence.
    public var text: String {
        switch recommendation {
        case .clusters(let count): "\(count.counted("cluster")); confidence is \(confidence.text)"
        case .noStructure where isOfEqualRows: "no structure: one group; all rows are equal"
        case .noStructure: "no structure: one group; confidence is \(confidence.text)"
        case .nothingAllowed: "no number of clusters from 2 to \(mostTried.grouped) keeps to min_size=\(minimumSize)"
        }
    }

    /// What the suggestion rests on, a sentence each.
    public var reasons: [String] {
        if isOfEqualRows { return ["All \(rowCount.counted("row")) are equal: there is nothing to tell apart."] }
        var reasons = tests.map { $0.text + "." }
        if candidates.isEmpty { reasons.append("\(rowCount.counted("row")) cannot be divided any further.") }
        if let chosen { reasons += self.reasons(for: chosen) }
        if case .noStructure = recommendation, let next = candidates.first(where: { $0.place == 1 }) {
            reasons.append("If it must be divided, \(next.count.counted("cluster")) would have the lowest mean rank.")
        }
        reasons += candidates.compactMap { candidate in
            candidate.exclusion.map { "k=\(candidate.count) was left out: \($0.text)." }
        }
        if rowsCompared < rowCount {
            reasons.append("References and resamples rest on \(rowsCompared.grouped) of \(rowCount.counted("row")).")
        }
        if rowsPaired < rowCount {
            reasons.append("Metrics that compare all pairs rest on \(rowsPaired.grouped) of \(rowCount.counted("row")).")
        }
        return reasons
    }

    /// What is told of the fits of all rows to the candidates, once each, with the numbers of clusters it is said of.
    ///
    /// That fewer clusters came of one is told among the reasons, where it is left out.
    public var warnings: [String] {
        var told: [(warning: FitWarning, counts: [Int])] = []
        for row in sweep.rows.dropFirst() {
            for warning in row.fit.warnings {
                if case .fewerClusters = warning { continue }
                if let known = told.firstIndex(where: { $0.warning == warning }) {
                    told[known].counts.append(row.count)
                } else {
                    told.append((warning, [row.count]))
                }
            }
        }
        return told.map { "k=\($0.counts.map(String.init).joined(separator: ",")): \($0.warning.text)" }
    }

    /// The votes and tests that say otherwise: “davies_bouldin prefers 7”.
    public var dissent: [String] {
        // What prefers some number is no news where nothing at all is recommended.
        if case .noStructure = recommendation { return tests(finding: true) }
        return tests(finding: false) + votes(against: count)
    }

    private func tests(finding structure: Bool) -> [String] {
        tests.filter { $0.findsStructure == structure }.map(\.text)
    }

    private func votes(against count: Int) -> [String] {
        ballots.filter { $0.count != nil && $0.count != count }.map(\.text)
    }

    private var mostTried: Int { candidates.last?.count ?? 1 }

    private func reasons(for chosen: Candidate) -> [String] {
        var reasons: [String] = []
        if let rank = chosen.meanRank {
            reasons.append("k=\(chosen.count) has the lowest mean rank, \(rank.grouped(digits: 2)), by metrics, criteria and stability.")
        }
        let votes = ballots.compactMap(\.count)
        reasons.append("\(votes.count { $0 == chosen.count }) of \(votes.count.counted("vote")) are for it.")
        if let mean = chosen.stability.mean, let weakest = chosen.stability.weakest, let low = weakest.mean {
            reasons.append(
                "Its clusters come back from resamples with a mean Jaccard coefficient of \(mean.grouped(digits: 2)); "
                    + "cluster \(weakest.cluster) with the lowest, \(low.grouped(digits: 2)).")
        }
        if let ambiguity = chosen.consensus.ambiguity, let reference = chosen.consensus.referenceAmbiguity {
            reasons.append(
                "\((100 * ambiguity).grouped(digits: 1)) % of the pairs of rows are ambiguous, "
                    + "\((100 * reference).grouped(digits: 1)) % where there is no structure.")
        }
        return reasons
    }
}
