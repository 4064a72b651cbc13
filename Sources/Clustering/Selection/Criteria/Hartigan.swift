import LinearAlgebra
import Vocabulary

/// Whether one more cluster lowers the inertia by more than chance would.
public struct Hartigan: Criterion {
    public var threshold = 10.0

    public init() {}

    public init(threshold: Double) { self.threshold = threshold }

    public static let card = Card(
        name: "hartigan",
        summary: "Adds clusters as long as each lowers the inertia by much.",
        discussion: """
            H(k) = (inertia(k) / inertia(k + 1) − 1) · (n − k − 1), roughly an F ratio. Votes for the smallest k with H(k) at \
            most 10, Hartigan's rule of thumb; a vote for 1 says that there is no structure. The factor grows with the rows, \
            so it votes high where there are thousands; a row of weight 2 counts as two. Undefined where every step is \
            worth more than that, and where the rows do not spread.
            """,
        examples: [
            Example("load points \"points.csv\"\nsuggest k points max=3", shows: "hartigan")
        ],
        references: ["J. A. Hartigan, Clustering Algorithms, Wiley 1975"])

    public static let parameters: [Parameter<Self>] = [
        .option("threshold", \.threshold, "What one more cluster must be worth.", in: .atLeast(0))
    ]

    public func ballot(on evidence: CountEvidence, in execution: Execution) throws(ClusteringError) -> Ballot {
        let inertias = evidence.inertias
        let values = evidence.counts.map { count -> Double? in
            guard count < inertias.count, let inertia = inertias[count - 1], let next = inertias[count], next > 0 else {
                return nil
            }
            let rows = evidence.points.masses(of: evidence.sweep.rows[count].fit.partition).reduce(0, +)
            return (inertia / next - 1) * max(0, rows - Double(count + 1))
        }
        let finite = values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
        return Ballot(
            voter: Self.card.name, vote: vote(finite, else: evidence.reasonAgainstInertias), columns: [Self.card.name],
            counts: evidence.counts, values: [finite])
    }

    private func vote(_ values: [Double?], else reason: Ballot.Reason) -> Ballot.Vote {
        guard values.contains(where: { $0 != nil }) else { return .undefined(reason) }
        guard let first = values.firstIndex(where: { $0.map { $0 <= threshold } ?? false }) else {
            return .undefined(.everyClusterWorthwhile)
        }
        return first == 0 ? .noStructure : .clusters(first + 1)
    }
}
