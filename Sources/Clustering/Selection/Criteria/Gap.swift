import Foundation
import LinearAlgebra
import Vocabulary

/// How much tighter the clusters are than those of points without clusters.
public struct Gap: Criterion {
    public var references = 20
    public var space = ReferenceShape.principal
    public var seed = 42

    public init() {}

    public init(references: Int = 20, space: ReferenceShape = .principal, seed: Int = 42) {
        self.references = references
        self.space = space
        self.seed = seed
    }

    public static let card = Card(
        name: "gap",
        summary: "How much tighter clusters are than those of structureless rows.",
        discussion: """
            Gap(k) is the mean log inertia of some references less that of the rows, and s its standard error, \
            sd · √(1 + 1/B) with B in the denominator of sd². Votes for the smallest k with Gap(k) ≥ Gap(k + 1) − s(k + 1), and \
            for the largest tried where there is none; a vote for 1 says that there is no structure. References are uniform \
            in the box of the principal axes, or of the columns; the former does not change when the rows are turned. Small \
            clusters near large ones, and many columns with few rows, make it vote too low. Undefined where the rows do not \
            spread.
            """,
        examples: [
            Example("load points \"points.csv\"\nsuggest k points max=3", shows: "gap")
        ],
        references: [
            "R. Tibshirani, G. Walther, T. Hastie, Estimating the number of clusters in a data set via the gap statistic, JRSS B 63 (2001)"
        ])

    public static let usesReferences = true

    public static let parameters: [Parameter<Self>] = [
        .option("references", \.references, "How many references to draw.", in: .atLeast(2)),
        .option("space", \.space, "What the references have in common with the rows."),
        .option("seed", \.seed, "What the random numbers are drawn from."),
    ]

    /// - Complexity: B sweeps, shared by the threads.
    public func ballot(on evidence: CountEvidence, in execution: Execution) throws(ClusteringError) -> Ballot {
        let sweeps = try evidence.references(max(2, references), shape: space, seed: seed, in: execution)
        let observed = evidence.inertias.map(\.logarithm)
        let expected = evidence.counts.map { count in
            sweeps.inertias.map { $0[count - 1].logarithm }.allDefined
        }
        let gaps = zip(expected, observed).map { expected, observed in
            expected?.mean.flatMap { mean in observed.map { mean - $0 } }
        }
        let inflation = (1 + 1 / Double(sweeps.inertias.count)).squareRoot()
        let errors = expected.map { $0?.variance.map { $0.squareRoot() * inflation } }
        return Ballot(
            voter: Self.card.name, vote: Self.vote(gaps, errors, else: evidence.reasonAgainstInertias),
            columns: [Self.card.name, "standard_error", "log_inertia", "expected_log_inertia"], counts: evidence.counts,
            values: [gaps, errors, observed, expected.map { $0?.mean }])
    }

    /// Whether the inertia falls farther below that of one cluster than it does among references, at some number of clusters.
    ///
    /// The published rule compares neighbouring numbers, and so sees none where clusters lie in a row at equal distances:
    /// two are then no better than one, however good three are.
    ///
    /// - Returns: `nil` where the inertia of one cluster says nothing.
    func test(on evidence: CountEvidence, in execution: Execution) throws(ClusteringError) -> ReferenceTest? {
        let sweeps = try evidence.references(max(2, references), shape: space, seed: seed, in: execution)
        return ReferenceTest(evidence.inertias.falls, among: sweeps.inertias.map(\.falls), higherIsBetter: true)
    }

    private static func vote(_ gaps: [Double?], _ errors: [Double?], else reason: Ballot.Reason) -> Ballot.Vote {
        let last = gaps.lastIndex { $0 != nil } ?? 0
        guard last > 0 else { return .undefined(reason) }
        for index in 0..<last {
            guard let gap = gaps[index], let next = gaps[index + 1], let error = errors[index + 1] else { continue }
            if gap >= next - error { return index == 0 ? .noStructure : .clusters(index + 1) }
        }
        return .clusters(last + 1)
    }
}

extension Double? {
    /// The logarithm of a positive number; `nil` for any other.
    fileprivate var logarithm: Double? { flatMap { $0 > 0 ? Foundation.log($0) : nil } }
}

extension [Double?] {
    /// By count from 2 on: the logarithm of how many times smaller the inertia is than that of one cluster; `nil` for one.
    fileprivate var falls: [Double?] {
        let whole = first ?? nil
        return enumerated().map { position, inertia in
            guard position > 0, let whole, whole > 0, let inertia else { return nil }
            // Nothing at all is left where there are no more different rows than clusters.
            return -Foundation.log(Swift.max(inertia / whole, 1e-30))
        }
    }

    /// The numbers where all of them are defined.
    fileprivate var allDefined: [Double]? {
        let defined = compactMap(\.self)
        return defined.count == count ? defined : nil
    }
}
