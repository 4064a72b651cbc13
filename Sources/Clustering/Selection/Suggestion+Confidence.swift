extension Suggestion {
    /// How far a suggestion is to be relied on.
    public enum Confidence: String, Sendable, Hashable {
        /// The tests agree, half of the votes are for it, and every cluster comes back.
        case strong
        case fair
        /// Less than a third of the votes are for it, a cluster does not come back, or a test disagrees and half of the votes
        /// do; of no structure, where no test can say anything or nothing votes.
        case weak
    }
}

extension Suggestion.Confidence {
    init(
        in recommendation: Suggestion.Recommendation, tests: [Suggestion.StructureTest], ballots: [Ballot],
        stability: Stability?
    ) {
        let findings = Set(tests.compactMap(\.findsStructure))
        let votes = ballots.compactMap(\.count)
        guard case .clusters(let count) = recommendation else {
            // Where nothing could vote, a test that finds nothing is no agreement.
            self = findings.isEmpty || votes.isEmpty ? .weak : findings.count < 2 ? .strong : .fair
            return
        }
        let share = votes.isEmpty ? 0 : Double(votes.count { $0 == count }) / Double(votes.count)
        // Hennig's bounds: below 0.6 a cluster is not to be trusted, from 0.75 on it is.
        let weakest = stability?.weakest?.mean ?? 0
        let isDivided = findings.count > 1
        if !isDivided, share >= 0.5, weakest >= 0.75 {
            self = .strong
        } else if share < (isDivided ? 0.5 : 1.0 / 3) || weakest < 0.6 {
            self = .weak
        } else {
            self = .fair
        }
    }

    public var text: String {
        switch self {
        case .strong: "strong: the evidence agrees"
        case .fair: "fair: most of the evidence agrees"
        case .weak: "weak: the evidence is divided or says nothing, or some clusters do not come back"
        }
    }
}
