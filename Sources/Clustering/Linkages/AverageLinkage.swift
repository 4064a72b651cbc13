import Vocabulary

/// The mean distance between a row of one cluster and a row of the other.
public struct AverageLinkage: Linkage {
    public init() {}

    public static let card = Card(
        name: "average",
        summary: "The mean distance between rows of one cluster and of the other.",
        discussion: """
            Also called UPGMA. Between single and complete: an outlying row counts as one of many. Heights are in the units \
            of the distance.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster agglomerative points k=2 linkage=average as groups", shows: "linkage=average")
        ],
        references: ["R. R. Sokal, C. D. Michener, A statistical method for evaluating systematic relationships (1958)"])

    @inlinable
    public func distance(
        first: Double, second: Double, between: Double, sizes: (first: Double, second: Double, third: Double)
    ) -> Double {
        // Between equal distances the mean is their value, to the last bit.
        first + (second - first) * (sizes.second / (sizes.first + sizes.second))
    }
}
