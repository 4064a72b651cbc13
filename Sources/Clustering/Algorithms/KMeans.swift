import LinearAlgebra
import Vocabulary

/// Partitions points around k means: by Lloyd's iteration from greedy k-means++ seeds, then by moves of rows and centres.
public struct KMeans: RestartingAlgorithm {
    public var k = 4
    public var restarts = 10
    public var maximumIterations = 300
    public var tolerance = 1e-4
    public var moves = KMeansMoves.auto
    public var seed = 42
    /// What the runs that are iterated together may take, unless those of one number of clusters take more; no result depends
    /// on it.
    var bytesAtOnce = 1 << 28

    public init() {}

    public init(
        k: Int, restarts: Int = 10, maximumIterations: Int = 300, tolerance: Double = 1e-4, moves: KMeansMoves = .auto,
        seed: Int = 42
    ) {
        self.k = k
        self.restarts = restarts
        self.maximumIterations = maximumIterations
        self.tolerance = tolerance
        self.moves = moves
        self.seed = seed
    }

    public static let card = Card(
        name: "kmeans",
        summary: "Partitions rows around k means, keeping the best of some restarts.",
        discussion: """
            Minimises the sum of squared distances to the nearest of k centres. Finds round clusters of similar spread; \
            columns of larger scale count for more, so scale them first. Every restart ends in a local optimum, and the \
            lowest is kept; it need not be the global one. Restarts are searched in single precision on centred data, and \
            the best is then iterated in double precision, from which everything reported is computed.

            With moves=rows, single rows of the best restart are then moved as long as that lowers the sum. With \
            moves=centres, centres are also taken from where rows hardly miss them to clusters that gain by having two, which \
            comes nearest to the global optimum; up to 32,768 cells, the next best restarts are gone on with too. moves=auto \
            stands for centres up to 65,536 cells, rows up to 1,048,576, and none beyond.

            Where there are fewer distinct rows than clusters, every distinct row becomes a cluster, and a warning says so.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups", shows: "groups: 2 clusters")
        ],
        references: [
            "S. P. Lloyd, Least squares quantization in PCM, IEEE Transactions on Information Theory 28 (1982)",
            "J. A. Hartigan, Clustering algorithms, Wiley 1975",
            "D. Arthur, S. Vassilvitskii, k-means++: the advantages of careful seeding, SODA 2007",
        ])

    public static let abilities: Abilities = [.assigns, .counts, .limits, .weights]

    public static let parameters: [Parameter<Self>] = [
        .option("k", \.k, "How many clusters to make.", in: .atLeast(1)),
        .option("n_init", \.restarts, "How many times to start anew.", in: .atLeast(1), unit: "restarts"),
        .option("max_iter", \.maximumIterations, "When to give up on a restart.", in: .atLeast(1), unit: "iterations"),
        .option(
            "tol", \.tolerance, "Squared movement of all centres that counts as none.", in: .atLeast(0),
            unit: "mean column variances"),
        .option("moves", \.moves, "What is moved where the iteration has come to rest."),
        .option("seed", \.seed, "What the random numbers are drawn from."),
    ]

    public func memory(for points: Points) -> MemoryNeed? { memory(for: points, clusters: max(1, k)) }

    public func lighter(restarts most: Int) -> Self {
        var lighter = self
        lighter.restarts = min(restarts, max(1, most))
        lighter.moves = .none
        return lighter
    }

    /// - Complexity: O(n·k·d) for each iteration of each restart; O(n·(d + restarts) + restarts·k·d) memory.
    public func search(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit {
        try sweep(points, over: max(1, k)...max(1, k), in: execution)[0]
    }

    /// Seeds once to the largest number of clusters, takes prefixes for the others, and iterates as many runs together as
    /// their labels leave room for.
    ///
    /// Each fit is the one that `fit` gives for that number of clusters.
    public func sweep(
        _ points: Points, over counts: ClosedRange<Int>, in execution: Execution
    ) throws(ClusteringError) -> [Fit] {
        try admit(points, execution)
        try execution.admit(memory(for: points, clusters: max(1, counts.upperBound)))
        let restarts = max(1, restarts)
        let rows = try CentredRows(points.values, weights: points.weights, in: execution)
        let seeds = try GreedySeeding(of: rows, clusters: counts.upperBound, restarts: restarts, seed: seed)
            .chosen(in: execution)
        let search = LloydSearch(rows: rows, maximumIterations: max(1, maximumIterations), tolerance: tolerance)
        let cells = Self.cells(of: points)
        let moves = moves.resolved(cells: cells)
        // Rows that coincide in single precision need not be equal.
        let isShort = seeds.contains { $0.count < counts.upperBound }
        let distinct = moves == .none && !isShort ? nil : try DistinctRows(of: points, in: execution)

        let counts = counts.map { max(1, $0) }
        let atOnce = max(1, bytesAtOnce / max(1, Int(bytes(for: points, clusters: counts.last ?? 1))))
        var fits: [Fit] = []
        for first in stride(from: 0, to: counts.count, by: atOnce) {
            let wave = counts[first..<min(first + atOnce, counts.count)]
            let part = execution.part(
                from: Double(first) / Double(counts.count), to: Double(wave.endIndex) / Double(counts.count))
            let starts = wave.flatMap { count in seeds.map { Array($0.prefix(count)) } }
            let found = try search.run(from: starts, in: part.part(from: 0, to: Self.searchingShare))
            for (position, count) in wave.enumerated() {
                let runs = LloydSearch.bestRuns(
                    among: found[position * restarts..<(position + 1) * restarts], most: moves.runsImproved(cells: cells))
                let refinement = try best(
                    of: runs, clusters: count, points, rows, moves, distinct, in: execution.unheard)
                fits.append(fit(refinement, points, clusters: count, on: execution.threads))
                part.part(from: Self.searchingShare, to: 1).progress(Double(position + 1) / Double(wave.count))
            }
        }
        return fits
    }

    /// Of the work, as progress tells it.
    private static let searchingShare = 0.7

    private static func cells(of points: Points) -> Int { points.count * max(1, points.columns.count) }

    private func memory(for points: Points, clusters: Int) -> MemoryNeed {
        let restarts = max(1, restarts)
        let (rows, columns) = (Double(points.count), Double(points.columns.count))
        let isMoving = moves.resolved(cells: Self.cells(of: points)) != .none
        return MemoryNeed(
            bytes: 4 * rows * columns + (isMoving ? 8 * rows * (columns + 5) : 0) + bytes(for: points, clusters: clusters),
            purpose: "copies of the rows and \(restarts.counted("restart"))",
            alternative: (restarts > 1 ? "n_init=1, " : "") + "moves=none, or cluster \(MiniBatchKMeans.card.name)")
    }

    /// What all restarts for one number of clusters take: labels twice, and sums by chunk of rows.
    private func bytes(for points: Points, clusters: Int) -> Double {
        let chunks = Chunks(of: points.count).count
        let sums = Double(chunks + 1) * Double(min(clusters, points.count)) * Double(points.columns.count + 2)
        return 8 * Double(max(1, restarts)) * (Double(points.count) + sums)
    }

    /// What the search found best is not always the best once rows and centres have been moved.
    private func best(
        of runs: [LloydSearch.Run], clusters: Int, _ points: Points, _ rows: CentredRows, _ moves: KMeansMoves,
        _ distinct: DistinctRows?, in execution: Execution
    ) throws(ClusteringError) -> LloydRefinement {
        var improved: [LloydRefinement] = []
        for run in runs {
            var refinement = LloydRefinement(
                of: points.values, rows, labels: run.labels, clusters: run.clusters, after: run.iterations)
            if let distinct { try refinement.grow(to: min(clusters, distinct.count), in: execution) }
            try refinement.run(maximumIterations: max(1, maximumIterations), tolerance: tolerance, in: execution)
            if moves != .none, let distinct {
                try refinement.improve(
                    by: moves, of: distinct, maximumIterations: max(1, maximumIterations), tolerance: tolerance, in: execution)
            }
            improved.append(refinement)
        }
        return improved.dropFirst().reduce(improved[0]) { $1.inertia < $0.inertia ? $1 : $0 }
    }

    private func fit(
        _ refinement: LloydRefinement, _ points: Points, clusters: Int, on threads: Threads
    ) -> Fit {
        let order = ClusterOrder(of: refinement.labels, clusters: refinement.centres.rows)
        var warnings: [FitWarning] = []
        if order.clusters.count < clusters {
            warnings.append(.fewerClusters(wanted: clusters, found: order.clusters.count))
        }
        if !refinement.hasConverged { warnings.append(.notConverged(iterations: refinement.iterations)) }
        return Fit(
            partition: Partition(refinement.labels, in: order, on: threads),
            model: CentreModel(
                algorithm: Self.card.name, columns: points.columns,
                centres: refinement.centres.selecting(rows: order.clusters)),
            figures: [Figure("inertia", refinement.inertia)], iterations: refinement.iterations,
            hasConverged: refinement.hasConverged, warnings: warnings)
    }
}
