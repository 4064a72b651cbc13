import LinearAlgebra
import Vocabulary

/// Joins the nearest two clusters as single linkage does, but keeps cluster sizes from becoming too unequal.
public struct Genie: Algorithm {
    public var k = 4
    public var giniThreshold = 0.3
    public var distance = DissimilarityName.euclidean

    public init() {}

    public init(k: Int, giniThreshold: Double = 0.3, distance: DissimilarityName = .euclidean) {
        self.k = k
        self.giniThreshold = giniThreshold
        self.distance = distance
    }

    public static let card = Card(
        name: "genie",
        summary: "Single linkage that keeps cluster sizes from becoming too unequal.",
        discussion: """
            Joins the nearest two clusters, by the least distance between their rows, as long as the Gini index of the \
            cluster sizes is at most gini_threshold; above it, only joins of a smallest cluster count. Finds clusters of any \
            shape, and outlying rows do not become clusters of their own. With gini_threshold=1 it is single linkage; the \
            lower it is, the more alike are the sizes. Works along a shortest spanning tree and needs no memory for \
            distances.

            Heights of its tree may fall, because a far join can be forced before a near one, so it is cut by the order of \
            joins. Where distances are equal, the tree depends on the values of the rows and not on their order. Rows that \
            coincide are joined before any others and never parted. It says nothing of rows it has not seen.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster genie points k=2 as groups", shows: "groups: 2 clusters")
        ],
        references: [
            """
            M. Gagolewski, M. Bartoszuk, A. Cena, Genie: a new, fast, and outlier-resistant hierarchical clustering \
            algorithm, Information Sciences 363 (2016)
            """
        ])

    public static let abilities: Abilities = [.categories, .counts]

    public static let parameters: [Parameter<Self>] = [
        .option("k", \.k, "How many clusters to cut the tree into.", in: .atLeast(1)),
        .option(
            "gini_threshold", \.giniThreshold, "Above which Gini index only smallest clusters are joined.",
            in: .between(0, 1)),
        .option("distance", \.distance, "How far apart two rows are."),
    ]

    /// - Throws: `ClusteringError.textColumns` where the distance cannot take them, `.noDirection`, `.cancelled`.
    /// - Complexity: that of `SpanningTree` and `EvenJoins`; O(n·d) memory.
    public func search(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit {
        try grow(points, in: execution).fit(into: max(1, k))
    }

    /// Grows one tree and cuts it for every count.
    public func sweep(
        _ points: Points, over counts: ClosedRange<Int>, in execution: Execution
    ) throws(ClusteringError) -> [Fit] {
        try admit(points, execution)
        let cuts = try grow(points, in: execution)
        return counts.map { cuts.fit(into: max(1, $0)) }
    }

    private func grow(_ points: Points, in execution: Execution) throws(ClusteringError) -> TreeCuts {
        let space = try distance.space(of: points)
        let rows = CoincidentRows(of: space)
        try execution.checkpoint()
        let spanning = try SpanningTree(of: rows.space, in: execution.part(from: 0, to: 0.8))
        var merging = EvenJoins(spanning.joins, sizes: rows.multiplicities)
        let joins = try merging.joins(threshold: giniThreshold, in: execution.part(from: 0.8, to: 1))
        let tree = Dendrogram(leafCount: space.count, joins: rows.joins(joins), isSorted: true)
        return TreeCuts(algorithm: Self.card.name, tree: tree, space: space)
    }
}
