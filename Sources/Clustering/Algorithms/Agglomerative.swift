import LinearAlgebra
import Vocabulary

/// Joins the nearest two clusters, from single rows upwards, and cuts the tree that results.
public struct Agglomerative: Algorithm {
    public var k = 4
    public var linkage = LinkageName.ward
    public var distance = DissimilarityName.euclidean
    public var height: Double?

    public init() {}

    public init(
        k: Int, linkage: LinkageName = .ward, distance: DissimilarityName = .euclidean, height: Double? = nil
    ) {
        self.k = k
        self.linkage = linkage
        self.distance = distance
        self.height = height
    }

    public static let card = Card(
        name: "agglomerative",
        summary: "Joins the nearest two clusters until all are one, and cuts the tree.",
        discussion: """
            The tree is exact for all four linkages, and holds the clusters for every k: a sweep costs no more than one fit. \
            linkage=ward makes round clusters of similar spread and needs the Euclidean distance; complete makes clusters of \
            similar diameter, average lies between, and single finds clusters of any shape but strings them together. Ward \
            and single need no memory for distances; complete and average keep one for every two rows.

            Cut into k, the last k − 1 joins are undone. With height=, all joins at that height or below are made, and k is \
            of no account. Where distances are equal the tree is one of several: which one depends on the values of the rows \
            and not on their order. Rows that coincide are never parted, so that there can be fewer clusters than k, and a \
            warning says so. It says nothing of rows it has not seen.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster agglomerative points k=2 as groups", shows: "groups: 2 clusters")
        ],
        references: [
            "G. N. Lance, W. T. Williams, A general theory of classificatory sorting strategies, Computer Journal 9 (1967)",
            "F. Murtagh, A survey of recent advances in hierarchical clustering algorithms, Computer Journal 26 (1983)",
        ])

    public static let abilities: Abilities = [.categories, .counts]

    public static let parameters: [Parameter<Self>] = [
        .option("k", \.k, "How many clusters to cut the tree into.", in: .atLeast(1)),
        .option("linkage", \.linkage, "How far apart two clusters are."),
        .option("distance", \.distance, "How far apart two rows are."),
        .option("height", \.height, "Where to cut instead: no cluster is joined higher.", in: .atLeast(0)),
    ]

    public func memory(for points: Points) -> MemoryNeed? {
        linkage.type.init().memory(rows: points.count, isEuclidean: distance == .euclidean)
    }

    /// - Throws: `ClusteringError.badParameter` where the linkage cannot use the distance, `.textColumns` where the distance
    ///   cannot take them, `.noDirection`, `.cancelled`.
    /// - Complexity: O(n²·d) time; O(n·d) memory with Ward's linkage and the single one, O(n²) with the others.
    public func search(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit {
        let cuts = try grow(points, in: execution)
        return height.map(cuts.fit(at:)) ?? cuts.fit(into: max(1, k))
    }

    /// Grows one tree and cuts it for every count.
    public func sweep(
        _ points: Points, over counts: ClosedRange<Int>, in execution: Execution
    ) throws(ClusteringError) -> [Fit] {
        guard height == nil else { throw .takesNoCount(Self.card.name) }
        try admit(points, execution)
        let cuts = try grow(points, in: execution)
        return counts.map { cuts.fit(into: max(1, $0)) }
    }

    private func grow(_ points: Points, in execution: Execution) throws(ClusteringError) -> TreeCuts {
        let euclidean = DissimilarityName.euclidean
        if linkage.type.needsEuclideanDistance, distance != euclidean {
            throw .badParameter(
                .wrongKind(
                    "distance", given: distance.value.text,
                    expected: "\(euclidean.value.text) with linkage=\(linkage.value.text)", choices: [euclidean.value.text]))
        }
        let space = try distance.space(of: points)
        let tree = try linkage.type.init().tree(of: space, in: execution)
        return TreeCuts(algorithm: Self.card.name, tree: tree, space: space)
    }
}
