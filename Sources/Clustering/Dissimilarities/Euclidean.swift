import Vocabulary

/// The length of the difference of two rows.
public struct Euclidean: Dissimilarity {
    public init() {}

    public static let card = Card(
        name: "euclidean",
        summary: "The length of the straight line between two rows.",
        discussion: "√Σ(x − y)². Columns of larger scale count for more, so scale them first.",
        examples: [
            Example("load points \"points.csv\"\ncluster kmedoids points k=2 distance=euclidean as groups", shows: "distance=euclidean")
        ])

    public func measure(of points: Points) -> DissimilarityMeasure {
        DissimilarityMeasure(name: Self.card.name, of: points, norm: .euclidean)
    }
}
