import Vocabulary

/// How much the sum of squares within clusters grows when two are joined.
public struct WardLinkage: Linkage {
    public init() {}

    public static let card = Card(
        name: "ward",
        summary: "How much the sum of squares within clusters grows by a join.",
        discussion: """
            Makes round clusters of similar spread and size, as k-means does. The height of a join is √(2ab/(a + b)) times the \
            distance of the centres, for clusters of a and b rows, so that two single rows are joined at their distance: \
            what scipy and scikit-learn call ward, and R ward.D2. Needs the Euclidean distance.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster agglomerative points k=2 linkage=ward as groups", shows: "linkage=ward")
        ],
        references: [
            "J. H. Ward, Hierarchical grouping to optimize an objective function, JASA 58 (1963)",
            "F. Murtagh, P. Legendre, Ward's hierarchical agglomerative clustering method, Journal of Classification 31 (2014)",
        ])

    public static let needsEuclideanDistance = true

    @inlinable
    public func distance(
        first: Double, second: Double, between: Double, sizes: (first: Double, second: Double, third: Double)
    ) -> Double {
        let all = sizes.first + sizes.second + sizes.third
        let square =
            (sizes.first + sizes.third) / all * first * first + (sizes.second + sizes.third) / all * second * second
            - sizes.third / all * between * between
        return max(0, square).squareRoot()
    }

    public func memory(rows: Int, isEuclidean: Bool) -> MemoryNeed? { nil }

    /// - Complexity: O(n²·d) time for all but contrived tables, O(n·d) memory.
    public func tree(of space: DissimilaritySpace, in execution: Execution) throws(ClusteringError) -> Dendrogram {
        let rows = CoincidentRows(of: space)
        var rounds = WardRounds(rows.space.rows, sizes: rows.multiplicities)
        try rounds.run(in: execution)
        return Dendrogram(leafCount: space.count, joins: rows.joins(rounds.joins))
    }
}
