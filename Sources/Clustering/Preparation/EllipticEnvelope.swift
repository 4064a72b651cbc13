import LinearAlgebra
import Vocabulary

/// Flags the rows farthest from the core of the others, in units of the core's own spread.
public struct EllipticEnvelope: Preparation {
    public enum Rule: String, Choice {
        case chiSquare = "chi_square"
        case share
    }

    public var contamination = 0.05
    public var rule = Rule.share
    public var level = 0.975
    public var supportShare = 0.0
    public var seed = 42

    public init() {}

    public init(
        contamination: Double = 0.05, rule: Rule = .share, level: Double = 0.975, supportShare: Double = 0, seed: Int = 42
    ) {
        self.contamination = contamination
        self.rule = rule
        self.level = level
        self.supportShare = supportShare
        self.seed = seed
    }

    public static let card = Card(
        name: "elliptic_envelope",
        summary: "Flags rows far from the core of the others by a robust covariance.",
        discussion: """
            Looks for the half of the rows whose covariance has the least determinant, makes centre and covariance of the \
            rows not far from it, and measures every row's squared Mahalanobis distance. Flagged is the share of rows \
            farthest out, or with `rule=chi_square` every row beyond that quantile of the distribution that normal rows \
            would have, which may be none. Suits one cloud of rows, not several. The scale of columns does not matter. \
            Where there are fewer than five rows to a column, the columns are first reduced to so many principal \
            components that there are; a direction in which the core does not vary counts as varying by a millionth of \
            the widest, so where more than half of the rows are equal in a column all others are far out. Missing cells \
            must be filled first.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=elliptic_envelope as z", shows: "elliptic_envelope")
        ],
        references: [
            "P. J. Rousseeuw, K. Van Driessen, A fast algorithm for the minimum covariance determinant estimator, Technometrics 41 (1999)"
        ])

    public static let parameters: [Parameter<Self>] = [
        .option("contamination", \.contamination, "The share of rows to flag.", in: .between(0, 0.5)),
        .option("rule", \.rule, "Whether to flag a share of rows or those beyond a quantile."),
        .option("level", \.level, "The share of normal rows that the chi-square rule keeps.", in: .between(0, 0.999999)),
        .option(
            "support_fraction", \.supportShare, "The share of rows that is the core; 0 for the least that is robust.",
            in: .between(0, 1)),
        .option("seed", \.seed, "What the random numbers are drawn from."),
    ]

    /// - Complexity: O(n·d²) for each of some tens of looks at all rows, with d at most n/5.
    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> RobustEllipsoid {
        let points = try frame.replacing(categories: []).points()
        guard points.count > 0 else { throw .tooFewRows(needed: 1, given: 0) }
        let axes = try EllipsoidAxes(of: points.values, step: Self.card.name, in: execution)
        let coordinates = try axes.coordinates(of: points.values, in: execution)
        let search = MinimumDeterminant(coordinates, supportShare: supportShare, seed: seed)
        let core = try search.core(step: Self.card.name, in: execution)
        let whole = try RobustEllipsoid(
            step: Self.card.name, columns: frame.columns, axes: axes, core: core, threshold: .infinity)
        let threshold: Double
        switch rule {
        case .chiSquare: threshold = ChiSquareDistribution(freedom: max(1, core.centre.count)).quantile(level)
        case .share: threshold = try whole.distances(of: points.values, in: execution).quantiles([1 - contamination])?[0] ?? 0
        }
        return try RobustEllipsoid(
            step: Self.card.name, columns: frame.columns, axes: axes, core: core, threshold: threshold)
    }
}
