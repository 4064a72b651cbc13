import LinearAlgebra
import Vocabulary

/// Partitions points by halving one cluster at a time with k-means.
public struct BisectingKMeans: RestartingAlgorithm {
    public var k = 4
    public var strategy = BisectionStrategy.biggestInertia
    public var restarts = 5
    public var maximumIterations = 300
    public var tolerance = 1e-4
    public var seed = 42

    public init() {}

    public init(
        k: Int, strategy: BisectionStrategy = .biggestInertia, restarts: Int = 5, maximumIterations: Int = 300,
        tolerance: Double = 1e-4, seed: Int = 42
    ) {
        self.k = k
        self.strategy = strategy
        self.restarts = restarts
        self.maximumIterations = maximumIterations
        self.tolerance = tolerance
        self.seed = seed
    }

    public static let card = Card(
        name: "bisecting_kmeans",
        summary: "Halves one cluster at a time by k-means until there are k.",
        discussion: """
            Takes the cluster with the largest sum of squared distances to its centre, or the largest cluster, and divides it \
            in two by k-means. The clusters for k are those for k − 1 with one of them divided, which makes results for \
            several k easy to compare and to explain. The sum of squares is seldom as low as that of k-means, and a row may \
            be nearer to the centre of another cluster than to its own: it goes, at every fork, to the nearer of two \
            centres, and so do new rows. Columns of larger scale count for more, so scale them first.

            Limits that the halved clusters do not keep turn it into k-means from their centres: rows then go to the nearest \
            centre that the limits allow, new ones too.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster bisecting_kmeans points k=2 as groups", shows: "groups: 2 clusters")
        ],
        references: [
            "M. Steinbach, G. Karypis, V. Kumar, A comparison of document clustering techniques, KDD workshop on text mining 2000"
        ])

    /// Weights are for k-means to use.
    public static let abilities = KMeans.abilities.intersection(.weights).union([.assigns, .counts, .limits])

    public static let parameters: [Parameter<Self>] = [
        .option("k", \.k, "How many clusters to make.", in: .atLeast(1)),
        .option("bisecting_strategy", \.strategy, "Which cluster is divided next."),
        .option("n_init", \.restarts, "How many times to start each division anew.", in: .atLeast(1), unit: "restarts"),
        .option("max_iter", \.maximumIterations, "When to give up on a restart.", in: .atLeast(1), unit: "iterations"),
        .option(
            "tol", \.tolerance, "Squared movement of both centres that counts as none.", in: .atLeast(0),
            unit: "mean column variances"),
        .option("seed", \.seed, "What the random numbers are drawn from."),
    ]

    public func memory(for points: Points) -> MemoryNeed? { halving.memory(for: points) }

    private var halving: KMeans {
        KMeans(
            k: 2, restarts: max(1, restarts), maximumIterations: max(1, maximumIterations), tolerance: tolerance, seed: seed)
    }

    /// - Complexity: that of k-means for two clusters, on ever fewer rows, k − 1 times.
    public func search(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit {
        try sweep(points, over: max(1, k)...max(1, k), in: execution)[0]
    }

    /// Halves to the largest number of clusters and notes what there is at each of the others on the way.
    ///
    /// Each fit is the one that `fit` gives for that number of clusters.
    public func sweep(
        _ points: Points, over counts: ClosedRange<Int>, in execution: Execution
    ) throws(ClusteringError) -> [Fit] {
        try admit(points, execution)
        var bisection = Bisection(of: points, by: halving, strategy: strategy)
        var found = 1
        var isExhausted = false
        var fits: [Fit] = []
        try execution.checkpoint()
        for count in counts.map({ max(1, $0) }) {
            while found < count, !isExhausted {
                isExhausted = !(try bisection.halve(in: execution))
                if !isExhausted { found += 1 }
                execution.progress(Double(found) / Double(max(1, counts.upperBound)))
            }
            fits.append(fit(bisection, points, wanted: count))
        }
        return fits
    }

    private func fit(_ bisection: Bisection, _ points: Points, wanted: Int) -> Fit {
        let labels = bisection.leaves.map(Optional.init)
        let order = CanonicalOrder(labels)
        var warnings: [FitWarning] = []
        if order.labels.count < wanted { warnings.append(.fewerClusters(wanted: wanted, found: order.labels.count)) }
        if !bisection.hasConverged { warnings.append(.notConverged(iterations: bisection.iterations)) }
        return Fit(
            partition: Partition(labels, in: order),
            model: BisectionModel(
                algorithm: Self.card.name, columns: points.columns, tree: bisection.tree, leaves: order.labels),
            figures: [Figure("inertia", bisection.inertia.isFinite ? bisection.inertia : nil)],
            iterations: max(1, bisection.iterations), hasConverged: bisection.hasConverged, warnings: warnings)
    }
}
