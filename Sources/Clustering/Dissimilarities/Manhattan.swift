import Vocabulary

/// The sum of the absolute differences of two rows.
public struct Manhattan: Dissimilarity {
    public init() {}

    public static let card = Card(
        name: "manhattan",
        summary: "The sum of the absolute differences between two rows.",
        discussion: """
            Σ|x − y|. One column that differs much counts for less than with the Euclidean distance. Columns of larger scale \
            count for more, so scale them first.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmedoids points k=2 distance=manhattan as groups", shows: "distance=manhattan")
        ])

    public func measure(of points: Points) -> DissimilarityMeasure {
        DissimilarityMeasure(name: Self.card.name, of: points, norm: .absolute)
    }
}
