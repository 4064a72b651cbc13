import Vocabulary

/// One minus the cosine of the angle between two rows.
public struct Cosine: Dissimilarity {
    public init() {}

    public static let card = Card(
        name: "cosine",
        summary: "One minus the cosine of the angle between two rows.",
        discussion: """
            Looks at the proportions of a row's cells and not at their size: 0 for rows that are multiples of each other, 1 \
            for rows at right angles, 2 for opposite ones. A row of zeros has no direction and is refused. No triangle \
            inequality holds. Computed as half the squared distance of the directions, which does not cancel.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmedoids points k=2 distance=cosine as groups", shows: "distance=cosine")
        ])

    public func measure(of points: Points) -> DissimilarityMeasure {
        DissimilarityMeasure(name: Self.card.name, of: points, form: .direction, norm: .halfSquare)
    }
}
