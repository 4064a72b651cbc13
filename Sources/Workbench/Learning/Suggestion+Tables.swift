import Clustering
import Tables
import Vocabulary

extension Suggestion {
    /// One row a number of clusters: how well it holds. Three decimals, so that all fits in 80 columns.
    func candidateTable() throws -> Table {
        let gap = ballots.first { $0.voter == Gap.card.name }
        return try Table([
            Column("k", candidates.map(\.count)), Column("smallest", candidates.map(\.smallestSize)),
            Column("jaccard", candidates.map { $0.stability.mean?.inThousandths }),
            Column("null", candidates.map { $0.referenceStability.mean?.inThousandths }),
            Column("weakest", candidates.map { $0.stability.weakest?.mean?.inThousandths }),
            Column("pac", candidates.map { $0.consensus.ambiguity?.inThousandths }),
            Column("pac null", candidates.map { $0.consensus.referenceAmbiguity?.inThousandths }),
            Column("gap ± se", candidates.map { gap?.estimate(at: $0.count) }),
            Column("rank", candidates.map { $0.meanRank?.inThousandths }), Column("place", candidates.map(\.place)),
        ])
    }

    /// One row a metric or criterion: its vote, and its number there.
    func voteTable() throws -> Table {
        try Table([
            Column("by", ballots.map(\.voter)), Column("k", ballots.map(\.count)),
            Column("value", ballots.map { ballot in ballot.rows.first { $0.count == ballot.count }?.values.first ?? nil }),
            Column("says", ballots.map(\.text)),
        ])
    }
}

extension Suggestion.Candidate {
    /// One row a cluster: how surely it comes back, beside the cluster of the same rank in structureless rows.
    func stabilityTable() throws -> Table {
        let clusters = stability.clusters
        let null = referenceStability.clusters
        return try Table([
            Column("cluster", clusters.map(\.cluster)), Column("rows", clusters.map(\.size)),
            Column("jaccard", clusters.map { $0.mean?.inThousandths }), Column("band", clusters.map { $0.band?.text }),
            Column("null", clusters.indices.map { $0 < null.count ? null[$0]?.inThousandths : nil }),
            Column("standing", clusters.map { $0.standing?.rawValue }),
        ])
    }
}

extension Ballot {
    /// The first number for some clusters with its standard error, the second: “0.13±0.04”.
    fileprivate func estimate(at count: Int) -> String? {
        guard let values = rows.first(where: { $0.count == count })?.values, values.count > 1,
            let value = values[0], let error = values[1]
        else { return nil }
        return "\(value.grouped(digits: 2))±\(error.grouped(digits: 2))"
    }
}

extension Double {
    fileprivate var inThousandths: Double { (self * 1000).rounded() / 1000 }
}

extension ClosedRange<Double> {
    /// Both ends to two digits: “0.69–1.00”.
    fileprivate var text: String { "\(lowerBound.grouped(digits: 2))–\(upperBound.grouped(digits: 2))" }
}
