import Vocabulary

/// One minus the correlation of two rows.
public struct Correlation: Dissimilarity {
    public init() {}

    public static let card = Card(
        name: "correlation",
        summary: "One minus the correlation of two rows' cells.",
        discussion: """
            Looks at the shape of a row's profile, neither at its level nor at its size: 0 where one profile is the other \
            stretched and shifted, 1 where they have nothing in common, 2 where one is the other upside down. A row whose \
            cells are all equal has no profile and is refused. No triangle inequality holds.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmedoids (select id, x, y, x - y as z from points) k=2 distance=correlation as groups", shows: "distance=correlation")
        ])

    public func measure(of points: Points) -> DissimilarityMeasure {
        DissimilarityMeasure(name: Self.card.name, of: points, form: .centredDirection, norm: .halfSquare)
    }
}
