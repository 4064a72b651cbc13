import LinearAlgebra
import Vocabulary

/// Divides points by the density peak that a window climbs to.
public struct MeanShift: Algorithm {
    public var bandwidth: Double?
    public var share = 0.3
    public var usesGrid = false
    public var smallestCell = 1
    public var clustersAll = true
    public var maximumIterations = 300
    public var seeds = 1000

    public init() {}

    public init(
        bandwidth: Double? = nil, share: Double = 0.3, usesGrid: Bool = false, smallestCell: Int = 1,
        clustersAll: Bool = true, maximumIterations: Int = 300, seeds: Int = 1000
    ) {
        self.bandwidth = bandwidth
        self.share = share
        self.usesGrid = usesGrid
        self.smallestCell = smallestCell
        self.clustersAll = clustersAll
        self.maximumIterations = maximumIterations
        self.seeds = seeds
    }

    public static let card = Card(
        name: "mean_shift",
        summary: "Lets windows climb to where rows lie densest; finds how many itself.",
        discussion: """
            A ball moves to the mean of the rows in it until it stands still. Balls that end less than a bandwidth apart \
            stand for one cluster, the one with most rows in it is its centre, and every row belongs to the nearest centre; \
            with cluster_all=false, rows farther than a bandwidth from it are noise. Clusters may differ in size, but all \
            are round on the scale of the bandwidth: the wider it is, the fewer there are.

            Where no bandwidth is given, it is the mean over rows of the radius that holds a `quantile` of all rows, and is \
            told. Balls start from every row, from the crossings of a grid with bin_seeding=true, or, where these are more \
            than max_seeds, from that many of them, spread evenly in the order of their values; always all rows are climbed \
            on. Nothing is random, and the order rows are given in does not matter.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster mean_shift points bandwidth=3 as groups", shows: "groups: 2 clusters")
        ],
        references: [
            "D. Comaniciu, P. Meer, Mean shift: a robust approach toward feature space analysis, IEEE Transactions on Pattern "
                + "Analysis and Machine Intelligence 24 (2002)"
        ])

    public static let abilities: Abilities = [.assigns, .noise]
    public static let noiseAdvice: String? = "a larger bandwidth"

    public static let parameters: [Parameter<Self>] = [
        .option("bandwidth", \.bandwidth, "Radius of a window; estimated if not given.", in: .above(0)),
        .option("quantile", \.share, "Share of rows that an estimated window holds.", in: .between(0, 1)),
        .option("bin_seeding", \.usesGrid, "Whether windows start from a grid and not from the rows."),
        .option("min_bin_freq", \.smallestCell, "Rows that a crossing of the grid needs.", in: .atLeast(1), unit: "rows"),
        .option("cluster_all", \.clustersAll, "Whether rows out of all windows' reach join the nearest."),
        .option("max_iter", \.maximumIterations, "When to stop a window.", in: .atLeast(1), unit: "iterations"),
        .option("max_seeds", \.seeds, "How many windows may climb.", in: .atLeast(1), unit: "windows"),
    ]

    /// - Complexity: O(s·n·d) an iteration for s = min(n, max_seeds) windows; O(n·d) memory.
    public func search(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit {
        let order = try ValueOrder(of: points.values, in: execution)
        let rows = points.values.selecting(rows: order.rows)
        let means = rows.columnMeans
        try execution.checkpoint()
        let centred = rows.centred(about: means)
        var warnings: [FitWarning] = []
        let bandwidth: Double
        if let given = self.bandwidth {
            bandwidth = max(0, given)
        } else {
            bandwidth = try Bandwidth(of: centred, share: share, in: execution).value
            warnings.append(.chosen(parameter: "bandwidth", value: bandwidth, reason: "holds \(share) of the rows on average"))
        }
        let starts = try starts(rows, order, bandwidth: bandwidth, in: execution)
        if starts.used.rows < starts.count { warnings.append(.sampled(rows: starts.used.rows, of: starts.count)) }
        try execution.checkpoint()
        let search = ModeSearch(values: centred, bandwidth: bandwidth, maximumIterations: max(1, maximumIterations))
        var modes = try search.modes(from: starts.used.centred(about: means), in: execution)
        // In many columns a grid's crossings can be out of reach of every row.
        if modes.isEmpty { modes = try search.modes(from: centred.selecting(rows: [0]), in: execution) }
        let iterations = modes.map(\.iterations).max() ?? 1
        let hasConverged = modes.allSatisfy(\.hasConverged)
        if !hasConverged { warnings.append(.notConverged(iterations: iterations)) }
        let centres = Matrix(
            rows: modes.count, columns: means.count,
            elements: modes.flatMap { zip(means, $0.place).map { $0 + $1 } })
        return try fit(
            points, centres, bandwidth: bandwidth, iterations: iterations, hasConverged: hasConverged, warnings: warnings,
            in: execution)
    }

    /// Where windows start, and how many places there were to choose from.
    private func starts(
        _ rows: Matrix, _ order: ValueOrder, bandwidth: Double, in execution: Execution
    ) throws(ClusteringError) -> (used: Matrix, count: Int) {
        let all = usesGrid && bandwidth > 0
            ? try SeedGrid(of: rows, width: bandwidth, smallest: max(1, smallestCell), in: execution).seeds
            : rows.selecting(rows: order.firstPlaces)
        return (all.selecting(rows: SystematicSample.places(max(1, seeds), of: all.rows)), all.rows)
    }

    private func fit(
        _ points: Points, _ centres: Matrix, bandwidth: Double, iterations: Int, hasConverged: Bool, warnings: [FitWarning],
        in execution: Execution
    ) throws(ClusteringError) -> Fit {
        let nearest = try NearestCentres(of: points.values, to: centres, in: execution).rows
        let labels = nearest.map { clustersAll || $0.distance <= bandwidth ? $0.first : nil }
        let order = CanonicalOrder(labels)
        let kept = centres.selecting(rows: order.labels)
        let name = Self.card.name
        let model: any ClusterModel = clustersAll
            ? CentreModel(algorithm: name, columns: points.columns, centres: kept)
            : BoundedCentres(algorithm: name, columns: points.columns, centres: kept, reach: bandwidth)
        return Fit(
            partition: Partition(labels, in: order), model: model, figures: [Figure("bandwidth", bandwidth)],
            iterations: iterations, hasConverged: hasConverged,
            warnings: warnings + (order.labels.isEmpty ? [.onlyNoise] : []))
    }
}
