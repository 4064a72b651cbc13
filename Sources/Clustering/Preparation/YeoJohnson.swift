import Vocabulary

/// Bends every column towards a bell curve by the power under which it is most likely one.
public struct YeoJohnson: Preparation {
    public var standardises = true

    public init() {}

    public init(standardises: Bool) { self.standardises = standardises }

    public static let card = Card(
        name: "yeo_johnson",
        summary: "Bends every column towards a bell curve by its likeliest power.",
        discussion: """
            ((1 + x)^λ − 1) / λ for x ≥ 0 and −((1 − x)^(2 − λ) − 1) / (2 − λ) below, with the λ of each column that makes a \
            normal distribution most likely; then mean 0 and standard deviation 1, unless `standardize` is false. Skewed \
            amounts such as sales become comparable without losing their order. A column without spread is not bent. \
            Takes numbers back to their units.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=yeo_johnson as z", shows: "yeo_johnson")
        ],
        references: [
            "I.-K. Yeo, R. A. Johnson, A new family of power transformations to improve normality or symmetry, Biometrika 87 (2000)"
        ])

    public static let parameters: [Parameter<Self>] = [
        .option("standardize", \.standardises, "Whether to scale to mean 0 and standard deviation 1 afterwards."),
    ]

    /// - Complexity: O(n·d), some tens of times.
    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> PowerScaling {
        let columns = try execution.map(frame.columns.count) { column in
            let likelihood = YeoJohnsonLikelihood(frame.present(in: column))
            let power = likelihood.power(unless: execution.isCancelled)
            let shape = likelihood.shape(at: power ?? 1)
            return PowerScaling.Column(
                name: frame.columns[column], power: power, offset: standardises ? shape.mean : 0,
                spread: standardises ? shape.deviation : 1)
        }
        try execution.checkpoint()
        return PowerScaling(step: Self.card.name, columns: columns)
    }
}
