import Vocabulary

/// Scales every column to mean 0 and standard deviation 1.
public struct ZScore: Preparation {
    public init() {}

    public static let card = Card(
        name: "zscore",
        summary: "Scales every column to mean 0 and standard deviation 1.",
        discussion: """
            (x − mean) / standard deviation, with n in the denominator of the variance. A constant column becomes 0. One \
            extreme value moves both figures; robust scaling is less easily moved.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=zscore as z", shows: "zscore")
        ])

    /// - Complexity: O(n·d).
    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> AffineScaling {
        let moments = try ColumnMoments(of: frame.values, in: execution)
        return AffineScaling(
            step: Self.card.name,
            columns: frame.columns.enumerated().map { column, name in
                AffineScaling.Column(
                    name: name, offset: moments.means[column], spread: moments.variance(of: column).squareRoot())
            })
    }
}
