import Vocabulary

/// The greatest distance between a row of one cluster and a row of the other.
public struct CompleteLinkage: Linkage {
    public init() {}

    public static let card = Card(
        name: "complete",
        summary: "The greatest distance between rows of one cluster and of the other.",
        discussion: """
            Makes clusters of similar diameter: no two rows of a cluster are farther apart than the height it was joined at. \
            One outlying row can hold a cluster back.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster agglomerative points k=2 linkage=complete as groups", shows: "linkage=complete")
        ],
        references: ["T. Sørensen, A method of establishing groups of equal amplitude in plant sociology (1948)"])

    @inlinable
    public func distance(
        first: Double, second: Double, between: Double, sizes: (first: Double, second: Double, third: Double)
    ) -> Double {
        max(first, second)
    }
}
