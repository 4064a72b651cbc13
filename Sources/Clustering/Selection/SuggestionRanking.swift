/// Candidates in the order of their mean ranks by metrics, criteria and stability.
struct SuggestionRanking: Sendable {
    let candidates: [Suggestion.Candidate]

    init(of survey: SuggestionSurvey, minimumSize: Int) {
        let rows = Array(survey.sweep.rows.dropFirst())
        let exclusions = rows.map { row in Self.exclusion(of: row, minimumSize: minimumSize) }
        let allowed = rows.indices.filter { exclusions[$0] == nil }
        let counts = allowed.map { rows[$0].count }
        let kinds = [
            Self.metrics(survey, counts), Self.criteria(survey, counts),
            [
                Ranks(of: allowed.map { survey.stabilities[$0].mean?.inHundredths }, >),
                Ranks(of: allowed.map { survey.consensuses[$0].unclearness?.inHundredths }, <),
            ],
        ]
        let meanRanks = allowed.indices.map { position in
            kinds.compactMap { voters in voters.map { Double($0.ranks[position]) }.mean }.mean ?? 1
        }
        let order = meanRanks.indices.sorted { (meanRanks[$0], $0) < (meanRanks[$1], $1) }
        candidates = rows.indices.map { index in
            let position = allowed.firstIndex(of: index)
            return Suggestion.Candidate(
                count: rows[index].count, sizes: rows[index].fit.partition.sizes, scores: rows[index].scores,
                stability: survey.stabilities[index], referenceStability: survey.referenceStabilities[index],
                consensus: survey.consensuses[index],
                meanRank: position.map { meanRanks[$0] }, place: position.flatMap { order.firstIndex(of: $0) }.map { $0 + 1 },
                exclusion: exclusions[index])
        }
    }

    private static func exclusion(of row: Sweep.Row, minimumSize: Int) -> Suggestion.Exclusion? {
        let sizes = row.fit.partition.sizes
        guard sizes.count >= row.count else { return .fewerClusters(found: sizes.count) }
        let smallest = sizes.last ?? 0
        return smallest < minimumSize ? .smallCluster(size: smallest, minimum: minimumSize) : nil
    }

    /// By metric, the ranks of the candidates by its scores.
    private static func metrics(_ survey: SuggestionSurvey, _ counts: [Int]) -> [Ranks] {
        survey.ballots.prefix(survey.metricCount).map { ballot in
            let isHigherBetter = Metrics.catalogue[ballot.voter]?.direction == .higherIsBetter
            let scores = counts.map { count in ballot.rows.first { $0.count == count }?.values[0] }
            return Ranks(of: scores, isHigherBetter ? { $0 > $1 } : { $0 < $1 })
        }
    }

    /// By criterion that names a number of clusters, the ranks of the candidates by how far from it they are.
    private static func criteria(_ survey: SuggestionSurvey, _ counts: [Int]) -> [Ranks] {
        survey.ballots.dropFirst(survey.metricCount).compactMap { ballot in
            guard let vote = ballot.count, vote > 1 else { return nil }
            return Ranks(of: counts.map { Double(abs($0 - vote)) }, <)
        }
    }
}

extension Consensus.Row {
    /// Relative to the references where those are ambiguous at all.
    fileprivate var unclearness: Double? { relativeAmbiguity ?? ambiguity }
}

extension Double {
    /// Smaller differences in stability are a matter of which rows were drawn, and no reason to prefer a number of clusters.
    fileprivate var inHundredths: Double { (self * 100).rounded() }
}
