import LinearAlgebra
import Vocabulary

/// Whether the silhouette is better than that of points without clusters, and where by most.
public struct SilhouetteExcess: Criterion {
    public var references = 20
    public var level = 0.05
    public var seed = 42

    public init() {}

    public init(references: Int = 20, level: Double = 0.05, seed: Int = 42) {
        self.references = references
        self.level = level
        self.seed = seed
    }

    public static let card = Card(
        name: "silhouette_excess",
        summary: "How far the silhouette is above that of structureless rows.",
        discussion: """
            The same algorithm divides references without clusters, some uniform in the box of the principal axes and as \
            many normal with the covariances of the columns. Votes for the count whose silhouette exceeds the larger of the \
            two mean references by most, unless chance does as well: where, for either kind, the best standing of any count \
            among the references has p above the level, it says that there is no structure. Rows without clusters that are \
            neither uniform nor normal, such as a strongly skewed column, may stand out all the same. With B references p is \
            at least 1 / (B + 1).
            """,
        examples: [
            Example("load points \"points.csv\"\nsuggest k points max=3", shows: "silhouette_excess")
        ],
        references: [
            "P. J. Rousseeuw, Silhouettes, Journal of Computational and Applied Mathematics 20 (1987)",
            "C. R. John et al., M3C: Monte Carlo reference-based consensus clustering, Scientific Reports 10 (2020)",
        ])

    public static let usesReferences = true

    public static let parameters: [Parameter<Self>] = [
        .option("references", \.references, "How many references of each kind to draw.", in: .atLeast(19)),
        .option("level", \.level, "The p above which there is no structure.", in: .between(0, 1)),
        .option("seed", \.seed, "What the random numbers are drawn from."),
    ]

    /// The kinds of references that the rows must stand out from.
    static let shapes: [ReferenceShape] = [.principal, .gaussian]

    /// - Complexity: 2·B sweeps and silhouettes, shared by the threads.
    public func ballot(on evidence: CountEvidence, in execution: Execution) throws(ClusteringError) -> Ballot {
        try outcome(on: evidence, in: execution).ballot(on: evidence)
    }

    /// The vote with the p it rests on.
    struct Outcome: Sendable {
        let vote: Ballot.Vote
        /// The larger of the two kinds; `nil` where no silhouette is defined.
        let p: Double?
        let observed: [Double?]
        let excesses: [Double?]
        /// By kind of reference, then by count.
        let means: [[Double?]]

        func ballot(on evidence: CountEvidence) -> Ballot {
            Ballot(
                voter: SilhouetteExcess.card.name, vote: vote,
                columns: [SilhouetteExcess.card.name, "silhouette"] + SilhouetteExcess.shapes.map { "reference_\($0.rawValue)" },
                counts: evidence.counts, values: [excesses, observed] + means)
        }
    }

    func outcome(on evidence: CountEvidence, in execution: Execution) throws(ClusteringError) -> Outcome {
        let partitions = evidence.sweep.rows.map(\.fit.partition)
        let scores = try Silhouette().scores(
            of: partitions, in: MeasuredPoints(evidence.points, as: evidence.algorithm), execution.unheard)
        let observed = scores.map(\.value)
        var tests: [ReferenceTest] = []
        for (position, shape) in Self.shapes.enumerated() {
            let part = execution.part(
                from: Double(position) / Double(Self.shapes.count), to: Double(position + 1) / Double(Self.shapes.count))
            let sweeps = try evidence.references(max(2, references), shape: shape, seed: seed, in: part)
            guard let test = ReferenceTest(observed, among: sweeps.silhouettes, higherIsBetter: true) else {
                let none = [Double?](repeating: nil, count: observed.count)
                // What has silhouettes, and references that have none, does not spread along enough axes.
                let reason = observed.allSatisfy { $0 == nil } ? scores.lastReason : .noSpread
                return Outcome(
                    vote: .undefined(.noScore(reason)), p: nil, observed: observed, excesses: none,
                    means: Self.shapes.map { _ in none })
            }
            tests.append(test)
        }
        let excesses = observed.indices.map { count -> Double? in
            let means = tests.compactMap { $0.means[count] }
            guard let value = observed[count], let mean = means.max() else { return nil }
            return value - mean
        }
        let p = tests.map(\.p).max() ?? 1
        var best: (index: Int, excess: Double)?
        for (index, excess) in excesses.enumerated() {
            if let excess, excess > best?.excess ?? -.infinity { best = (index, excess) }
        }
        return Outcome(
            vote: p > level ? .noStructure : .clusters((best?.index ?? 0) + 1), p: p, observed: observed, excesses: excesses,
            means: tests.map(\.means))
    }
}
