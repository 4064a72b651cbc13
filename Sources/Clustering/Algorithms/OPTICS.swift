import LinearAlgebra
import Vocabulary

/// Orders rows by how easily they are reached from dense places, and takes the valleys of that order as clusters.
public struct OPTICS: Algorithm {
    /// How clusters are read off the order.
    public enum Extraction: String, Choice, Sendable {
        /// Valleys between steep places.
        case xi
        /// What DBSCAN would find with one distance.
        case eps
    }

    public var minimumSamples = 5
    public var maximumDistance: Double?
    public var extraction = Extraction.xi
    public var steepness = 0.05
    public var minimumClusterSize: Int?
    public var eps: Double?
    public var distance = DissimilarityName.euclidean

    public init() {}

    public init(
        minimumSamples: Int, maximumDistance: Double? = nil, extraction: Extraction = .xi, steepness: Double = 0.05,
        minimumClusterSize: Int? = nil, eps: Double? = nil, distance: DissimilarityName = .euclidean
    ) {
        self.minimumSamples = minimumSamples
        self.maximumDistance = maximumDistance
        self.extraction = extraction
        self.steepness = steepness
        self.minimumClusterSize = minimumClusterSize
        self.eps = eps
        self.distance = distance
    }

    public static let card = Card(
        name: "optics",
        summary: "Orders rows by reachability and takes its valleys as clusters.",
        discussion: """
            Rows are visited one by one, always the one most easily reached from those visited: at its distance from one of \
            them, or at the distance that one needs to reach min_samples rows, itself among them, where that is larger. \
            Plotted in this order, reachability has a valley for every cluster and valleys inside valleys. With extract=xi a \
            valley lies between places where the plot falls and rises by a share of xi, and of nested ones the innermost is \
            taken; with extract=eps the plot is cut at eps, which gives about what dbscan finds.

            Each row has its place in the order, its reachability (none where the visit began anew) and its core_distance \
            (none where min_samples rows are not within max_eps). The visit begins at the densest row, and takes equally \
            reachable rows nearest first, so the order of the rows does not matter. Neighbours are searched in a tree of \
            numbers, so texts must be encoded, for gower too.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster optics points min_samples=2 as groups", shows: "optics min_samples=2")
        ],
        references: [
            "M. Ankerst, M. M. Breunig, H.-P. Kriegel, J. Sander, OPTICS, SIGMOD 1999",
            "E. Schubert, M. Gertz, Improving the cluster structure extracted from OPTICS plots, LWDA 2018",
        ])

    public static let abilities: Abilities = [.noise]
    public static let noiseAdvice: String? = "a larger max_eps or eps, or a smaller min_samples"
    public static let rowFigureNames = ["place", "reachability", "core_distance"]

    public static let parameters: [Parameter<Self>] = [
        .option("min_samples", \.minimumSamples, "Rows that make a place dense.", in: .atLeast(2), unit: "rows"),
        .option("max_eps", \.maximumDistance, "Distance beyond which rows are no neighbours.", in: .above(0)),
        .option("extract", \.extraction, "How clusters are read off the order."),
        .option("xi", \.steepness, "Share by which reachability falls where it is steep.", in: .between(0, 0.999)),
        .option(
            "min_cluster_size", \.minimumClusterSize, "Rows that make a valley; where left out, min_samples.",
            in: .atLeast(2), unit: "rows"),
        .option("eps", \.eps, "Where to cut the plot; where left out, max_eps."),
        .option("distance", \.distance, "What is measured between rows, in columns of numbers."),
    ]

    public func memory(for points: Points) -> MemoryNeed? {
        NeighbourLists.memory(rows: points.count, samples: minimumSamples)
    }

    /// - Complexity: that of `ReachabilityOrder`.
    public func search(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit {
        let space = try distance.space(of: points)
        let order = try ReachabilityOrder(
            of: space.rows, norm: space.treeNorm, samples: minimumSamples,
            within: maximumDistance.map(space.length(ofDissimilarity:)) ?? .infinity, in: execution.part(from: 0, to: 0.95))
        try execution.checkpoint()

        let partition = Partition(extraction == .xi ? valleyLabels(order) : cutLabels(order, space))
        var places = [Double?](repeating: nil, count: points.count)
        for (place, row) in order.rows.enumerated() { places[row] = Double(place + 1) }
        let measured = { (length: Double) in length.isFinite ? space.dissimilarity(ofLength: length) : nil }
        return Fit(
            partition: partition,
            model: LabelledRows(algorithm: Self.card.name, partition: partition, space: space),
            figures: [Figure("noise_rows", partition.noiseCount)],
            rowFigures: Self.rowFigures(places, order.reachabilities.map(measured), order.coreDistances.map(measured)),
            warnings: partition.clusterCount == 0 ? [.onlyNoise] : [])
    }

    /// The innermost valley of each row.
    private func valleyLabels(_ order: ReachabilityOrder) -> [Int?] {
        let areas = SteepAreas(
            of: order, steepness: min(max(steepness, 0), 0.999), patience: minimumSamples,
            smallest: minimumClusterSize ?? minimumSamples)
        var labels = [Int?](repeating: nil, count: order.rows.count)
        for (label, valley) in areas.valleys.enumerated() {
            let rows = order.rows[valley]
            if rows.allSatisfy({ labels[$0] == nil }) { for row in rows { labels[row] = label } }
        }
        return labels
    }

    /// The runs of rows reached within `eps`, each begun by a row that reaches as many.
    private func cutLabels(_ order: ReachabilityOrder, _ space: DissimilaritySpace) -> [Int?] {
        let limit = (eps ?? maximumDistance).map(space.length(ofDissimilarity:)) ?? .infinity
        var labels = [Int?](repeating: nil, count: order.rows.count)
        var label = 0
        for row in order.rows {
            let isReached = order.reachabilities[row] <= limit && order.predecessors[row] != nil
            let isCore = order.coreDistances[row].isFinite && order.coreDistances[row] <= limit
            if !isReached, isCore { label += 1 }
            labels[row] = isReached || isCore ? label : nil
        }
        return labels
    }
}
