import Vocabulary

/// A rule that says how many clusters there are, or that there are none, from the fits for 1, 2, … clusters.
public protocol Criterion: Described {
    /// Whether it compares the points with made-up ones, which costs many sweeps.
    static var usesReferences: Bool { get }

    /// Its vote, and the numbers it rests on.
    func ballot(on evidence: CountEvidence, in execution: Execution) throws(ClusteringError) -> Ballot
}

extension Criterion {
    public static var usesReferences: Bool { false }

    public func ballot(on evidence: CountEvidence) throws(ClusteringError) -> Ballot {
        try ballot(on: evidence, in: .standard)
    }
}
