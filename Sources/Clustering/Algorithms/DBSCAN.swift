import LinearAlgebra
import Vocabulary

/// Joins rows that lie close together in dense places, and leaves the others as noise.
public struct DBSCAN: Algorithm {
    public var eps: Double?
    public var minimumSamples = 5
    public var distance = DissimilarityName.euclidean

    public init() {}

    public init(eps: Double?, minimumSamples: Int = 5, distance: DissimilarityName = .euclidean) {
        self.eps = eps
        self.minimumSamples = minimumSamples
        self.distance = distance
    }

    public static let card = Card(
        name: "dbscan",
        summary: "Joins rows in dense places, and leaves what lies between as noise.",
        discussion: """
            A row is a core row where at least min_samples rows, itself among them, lie within eps of it. Core rows within \
            eps of each other are in one cluster, whatever its shape; a row that is no core row joins the nearest core row \
            within eps, and is noise where there is none. Usually such a border row goes to the cluster that happens to be \
            found first; the nearest core row, of equally near ones that whose cells come first, does not depend on the \
            order of the rows.

            One eps serves the whole table, so clusters of very different density are not found together: see hdbscan. \
            Without eps, the distances of all rows to the last of their min_samples are put in order, and the distance is \
            taken where that curve turns from flat to steep; the fit says which. Neighbours are searched in a tree of \
            numbers, so texts must be encoded, for gower too.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster dbscan points eps=2 min_samples=2 as groups", shows: "groups: 2 clusters")
        ],
        references: [
            "M. Ester, H.-P. Kriegel, J. Sander, X. Xu, A density-based algorithm for discovering clusters, KDD 1996",
            "E. Schubert, J. Sander, M. Ester, H.-P. Kriegel, X. Xu, DBSCAN revisited, revisited, ACM TODS 42 (2017)",
        ])

    public static let abilities: Abilities = [.assigns, .noise]
    public static let noiseAdvice: String? = "a larger eps or a smaller min_samples"

    public static let parameters: [Parameter<Self>] = [
        .option("eps", \.eps, "How near rows are neighbours; where left out, chosen.", in: .above(0)),
        .option("min_samples", \.minimumSamples, "Rows that make a place dense.", in: .atLeast(1), unit: "rows"),
        .option("distance", \.distance, "What is measured between rows, in columns of numbers."),
    ]

    /// - Complexity: O(n·m·d) at worst, with m rows within eps of a row, and less where columns are few; O(n·d) memory.
    public func search(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit {
        let space = try distance.space(of: points)
        let tree = try space.tree(in: execution)
        var warnings: [FitWarning] = []
        let eps = if let eps { eps } else { try knee(of: tree, space, &warnings, in: execution.part(from: 0, to: 0.3)) }
        let radius = space.length(ofDissimilarity: eps)

        let isCore = try tree.isCrowded(within: radius, rows: minimumSamples, in: execution.part(from: 0.3, to: 0.6))
        let coreRows = try Self.inOrder(
            zip(tree.order, isCore).compactMap { $1 ? Int($0) : nil }.sorted(), of: space, in: execution)
        var labels = [Int?](repeating: nil, count: points.count)
        let coreSpace = space.selecting(rows: coreRows)
        if !coreRows.isEmpty {
            let cores = try coreSpace.tree(in: execution)
            let components = try cores.components(within: radius, in: execution.part(from: 0.6, to: 0.9))
            for (position, row) in cores.order.enumerated() { labels[coreRows[Int(row)]] = Int(components[position]) }
            let others = labels.indices.filter { labels[$0] == nil }
            let nearest = try cores.firstNearest(
                to: space.rows.selecting(rows: others), in: execution.part(from: 0.9, to: 1))
            for (row, core) in zip(others, nearest) where core.length <= radius { labels[row] = labels[coreRows[core.row]] }
        }
        let partition = Partition(labels)
        if partition.clusterCount == 0 { warnings.append(.onlyNoise) }
        return Fit(
            partition: partition,
            model: CoreRows(
                algorithm: Self.card.name, labels: coreRows.compactMap { partition.labels[$0] }, reach: eps, space: coreSpace),
            figures: [Figure("eps", eps), Figure("core_rows", coreRows.count), Figure("noise_rows", partition.noiseCount)],
            warnings: warnings)
    }

    /// Some rows in the order of their values, which settles to which of two core rows a row between them belongs.
    private static func inOrder(
        _ rows: [Int], of space: DissimilaritySpace, in execution: Execution
    ) throws(ClusteringError) -> [Int] {
        try ValueOrder(of: space.selecting(rows: rows), in: execution).rows.map { rows[$0] }
    }

    /// Where the distances to the last of min_samples rows begin to grow, and says so.
    private func knee(
        of tree: NeighbourTree, _ space: DissimilaritySpace, _ warnings: inout [FitWarning], in execution: Execution
    ) throws(ClusteringError) -> Double {
        let rank = max(1, minimumSamples - 1)
        let lengths = try tree.neighboursByPosition(rank, in: execution).distances(ofRank: rank)
        let knee = DistanceKnee(of: lengths.map(space.dissimilarity(ofLength:))).distance
        warnings.append(
            .chosen(parameter: "eps", value: knee, reason: "the distances to each row's \(rank.ordinal) neighbour turn steep there"))
        return knee
    }
}

extension Int {
    /// The number as a rank: “4th”.
    fileprivate var ordinal: String {
        let suffix =
            switch (self % 10, self % 100) {
            case (_, 11...13): "th"
            case (1, _): "st"
            case (2, _): "nd"
            case (3, _): "rd"
            default: "th"
            }
        return "\(self)\(suffix)"
    }
}
