import LinearAlgebra
import Vocabulary

/// Summarises points in a tree as it reads them, then joins the summaries.
public struct BIRCH: Algorithm {
    /// `nil` makes every subcluster a cluster.
    public var k: Int? = 4
    public var threshold: Double?
    public var branching = 50
    public var subclusters = 2000

    public init() {}

    public init(k: Int?, threshold: Double? = nil, branching: Int = 50, subclusters: Int = 2000) {
        self.k = k
        self.threshold = threshold
        self.branching = branching
        self.subclusters = subclusters
    }

    public static let card = Card(
        name: "birch",
        summary: "Summarises rows in a tree while reading them, then joins the summaries.",
        discussion: """
            Each row joins the nearest subcluster if that stays within the threshold, a radius, and otherwise begins one. \
            The subclusters are joined by Ward's criterion, each counting for its rows, until k clusters are left. Every \
            row then belongs to the cluster of the nearest subcluster. One pass over the rows in little memory; good where \
            Ward on all rows takes too much.

            Without a threshold, and where there are more than max_subclusters, the lowest is looked for that keeps their \
            number: it starts at 0 or at what is given, and is raised, and told. So up to max_subclusters distinct rows are \
            divided as Ward divides them. What subclusters there are depends on the order in which rows come; they come in \
            an order drawn by their places when sorted by value, so the order they are given in does not matter, but one \
            row more may change the tree. Subclusters are kept as means and squared deviations, which lose no digits where \
            rows lie far from zero.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster birch points k=2 as groups", shows: "groups: 2 clusters")
        ],
        references: [
            "T. Zhang, R. Ramakrishnan, M. Livny, BIRCH: an efficient data clustering method for very large databases, "
                + "SIGMOD 1996",
            "A. Lang, E. Schubert, BETULA: numerically stable CF-trees for BIRCH clustering, SISAP 2020",
        ])

    public static let abilities: Abilities = [.assigns, .counts, .weights]

    public static let parameters: [Parameter<Self>] = [
        .option("k", \.k, "How many clusters to make.", in: .atLeast(1)),
        .option("threshold", \.threshold, "Radius a subcluster may have; as low as possible if not given.", in: .atLeast(0)),
        .option("branching_factor", \.branching, "Subclusters in a node of the tree.", in: .atLeast(2)),
        .option("max_subclusters", \.subclusters, "How many subclusters there may be.", in: .atLeast(1)),
    ]

    /// - Complexity: O(n·d·(branching·log m + m) + m²·d) for m subclusters; O(m·d) memory.
    public func search(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit {
        let summaries = try summaries(of: points, in: execution)
        let assigning = execution.part(from: Self.summingShare, to: 1)
        guard let k else {
            return try fit(points, summaries, labels: Array(summaries.features.indices), wanted: nil, in: assigning)
        }
        let labels = try WardMerges(of: summaries.features, in: execution).labels(clusters: max(1, k))
        return try fit(points, summaries, labels: labels, wanted: max(1, k), in: assigning)
    }

    /// Builds one tree for all numbers of clusters.
    public func sweep(
        _ points: Points, over counts: ClosedRange<Int>, in execution: Execution
    ) throws(ClusteringError) -> [Fit] {
        try admit(points, execution)
        let summaries = try summaries(of: points, in: execution)
        let merges = try WardMerges(of: summaries.features, in: execution)
        var fits: [Fit] = []
        let assigning = execution.part(from: Self.summingShare, to: 1)
        for (position, count) in counts.enumerated() {
            let labels = merges.labels(clusters: max(1, count))
            let part = assigning.part(position, of: counts.count)
            fits.append(try fit(points, summaries, labels: labels, wanted: max(1, count), in: part))
        }
        return fits
    }

    /// Of the work, as progress tells it.
    private static let summingShare = 0.6

    private func summaries(of points: Points, in execution: Execution) throws(ClusteringError) -> RowSummaries {
        let order = try ValueOrder(of: points.values, in: execution)
        return try RowSummaries(
            of: points.selecting(rows: order.rows), threshold: max(0, threshold ?? 0),
            branching: branching, limit: max(1, subclusters), in: execution.part(from: 0, to: Self.summingShare))
    }

    /// - Parameter labels: by subcluster, its cluster.
    private func fit(
        _ points: Points, _ summaries: RowSummaries, labels: [Int], wanted: Int?, in execution: Execution
    ) throws(ClusteringError) -> Fit {
        let model = { (labels: [Int], chosen: [Int]) in
            SubclusterModel(
                algorithm: Self.card.name, columns: points.columns,
                centres: Matrix(
                    rows: chosen.count, columns: points.columns.count,
                    elements: chosen.flatMap { summaries.features[$0].mean }),
                labels: labels, weights: chosen.map { summaries.features[$0].weight })
        }
        let all = model(labels.map { $0 + 1 }, Array(labels.indices))
        let found = try all.assign(points, in: execution).map(\.cluster)
        // A cluster that no row is nearest to is none; without it every row stays where it is.
        let order = CanonicalOrder(found)
        let present = Set(order.labels)
        let chosen = labels.indices.filter { present.contains(labels[$0] + 1) }
        var warnings: [FitWarning] = []
        if let wanted, order.labels.count < wanted {
            warnings.append(.fewerClusters(wanted: wanted, found: order.labels.count))
        }
        if summaries.threshold != threshold {
            let reason = "at most \(subclusters.counted("subcluster"))"
            warnings.append(.chosen(parameter: "threshold", value: summaries.threshold, reason: reason))
        }
        return Fit(
            partition: Partition(found, in: order), model: model(chosen.map { order.number(of: labels[$0] + 1) }, chosen),
            figures: [Figure("subclusters", summaries.features.count)], warnings: warnings)
    }
}
