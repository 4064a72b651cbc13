import Foundation
import Vocabulary

/// Where the curve of the logarithm of the inertia bends most.
public struct Knee: Criterion {
    public init() {}

    public static let card = Card(
        name: "knee",
        summary: "Where the curve of the log inertia bends most.",
        discussion: """
            The logarithm is taken because on the inertia itself the first fall drowns the others. Both axes are scaled to \
            0 … 1 over the counts tried, and the count farthest below the straight line from the first point of the curve to its \
            last is taken, of equals the fewest: the offline form of Kneedle, without smoothing and without a threshold. There \
            is a knee in almost any curve, so it never says that there is no structure, and it moves with the largest count \
            tried. Undefined for fewer than three counts with an inertia above 0, and for a curve that does not sag.
            """,
        examples: [
            Example("load points \"points.csv\"\nsuggest k points max=3", shows: "knee")
        ],
        references: [
            "V. Satopää, J. Albrecht, D. Irwin, B. Raghavan, Finding a “Kneedle” in a haystack, ICDCS Workshops 2011"
        ])

    public func ballot(on evidence: CountEvidence, in execution: Execution) throws(ClusteringError) -> Ballot {
        let known = zip(evidence.counts, evidence.inertias).compactMap { count, inertia in
            inertia.flatMap { $0 > 0 ? (count, Foundation.log($0)) : nil }
        }
        let sags = Self.sags(of: known.map(\.1))
        var best: (count: Int, sag: Double)?
        for ((count, _), sag) in zip(known, sags) where sag > max(1e-9, best?.sag ?? 0) { best = (count, sag) }
        let vote = best.map { Ballot.Vote.clusters($0.count) }
        let missing: Ballot.Reason = known.isEmpty ? evidence.reasonAgainstInertias : .fewerThanThreeCounts
        let reason = known.count < 3 ? missing : .noBend
        return Ballot(
            voter: Self.card.name, vote: vote ?? .undefined(reason), columns: [Self.card.name, "log_inertia"],
            counts: known.map(\.0), values: [sags, known.map(\.1)])
    }

    /// How far each point of a curve lies below the line from its first to its last, in shares of the fall.
    static func sags(of curve: [Double]) -> [Double] {
        guard let first = curve.first, let last = curve.last, first > last else { return curve.map { _ in 0 } }
        return curve.enumerated().map { position, value in
            let line = 1 - Double(position) / Double(curve.count - 1)
            return line - (value - last) / (first - last)
        }
    }
}
