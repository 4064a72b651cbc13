import Vocabulary

/// The least distance between a row of one cluster and a row of the other.
public struct SingleLinkage: Linkage {
    public init() {}

    public static let card = Card(
        name: "single",
        summary: "The least distance between rows of one cluster and of the other.",
        discussion: """
            Finds clusters of any shape that are apart from each other, and strings clusters together where a few rows lie \
            between them. Computed by a spanning tree of the shortest edges, which takes no memory for distances.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster agglomerative points k=2 linkage=single as groups", shows: "linkage=single")
        ],
        references: [
            "J. C. Gower, G. J. S. Ross, Minimum spanning trees and single linkage cluster analysis, Applied Statistics 18 (1969)"
        ])

    @inlinable
    public func distance(
        first: Double, second: Double, between: Double, sizes: (first: Double, second: Double, third: Double)
    ) -> Double {
        min(first, second)
    }

    public func memory(rows: Int, isEuclidean: Bool) -> MemoryNeed? { nil }

    /// - Complexity: that of the spanning tree: O(n²·d) time or less where columns are few, O(n·d) memory.
    public func tree(of space: DissimilaritySpace, in execution: Execution) throws(ClusteringError) -> Dendrogram {
        let rows = CoincidentRows(of: space)
        try execution.checkpoint()
        let spanning = try SpanningTree(of: rows.space, in: execution)
        return Dendrogram(leafCount: space.count, joins: rows.joins(spanning.joins))
    }
}
