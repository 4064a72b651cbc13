import LinearAlgebra
import Vocabulary

/// Partitions rows of numbers and texts around k prototypes.
public struct KPrototypes: RestartingAlgorithm {
    public var k = 4
    public var gamma: Double?
    public var restarts = 10
    public var maximumIterations = 100
    public var tolerance = 1e-5
    public var seed = 42

    public init() {}

    public init(
        k: Int, gamma: Double? = nil, restarts: Int = 10, maximumIterations: Int = 100, tolerance: Double = 1e-5,
        seed: Int = 42
    ) {
        self.k = k
        self.gamma = gamma
        self.restarts = restarts
        self.maximumIterations = maximumIterations
        self.tolerance = tolerance
        self.seed = seed
    }

    public static let card = Card(
        name: "kprototypes",
        summary: "Partitions rows of numbers and texts around k means and modes.",
        discussion: """
            Minimises the sum over rows of the squared distance of the numbers to the nearest centre, plus gamma for every \
            text that differs from that cluster's mode. With numbers alone it is k-means, with texts alone k-modes. A larger \
            gamma lets the texts decide more. Where it is not given, it is the mean variance of the numeric columns divided by \
            the mean chance that two rows differ in a text column, so that a column of either kind counts about the same; \
            the value is told. It is in squared units of the numbers: a common scale changes nothing, but numeric columns of \
            larger scale count for more than others, so scale them first.

            Rows are drawn as first prototypes far from each other. Every restart ends in a local optimum, and the lowest is \
            kept. Distances that a model reports are squared.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kprototypes points k=2 as groups", shows: "groups: 2 clusters")
        ],
        references: [
            """
            Z. Huang, Extensions to the k-means algorithm for clustering large data sets with categorical values, Data \
            Mining and Knowledge Discovery 2 (1998)
            """,
            "G. Szepannek, clustMixType: user-friendly clustering of mixed-type data in R, The R Journal 10 (2018)",
        ])

    public static let abilities: Abilities = [.assigns, .categories, .counts, .weights]

    public static let parameters: [Parameter<Self>] = [
        .option("k", \.k, "How many clusters to make.", in: .atLeast(1)),
        .option(
            "gamma", \.gamma, "What a text that differs counts; chosen from the spread where not given.",
            in: .between(0, 1e100), unit: "squared units of the numbers"),
        .option("n_init", \.restarts, "How many times to start anew.", in: .atLeast(1), unit: "restarts"),
        .option("max_iter", \.maximumIterations, "When to give up on a restart.", in: .atLeast(1), unit: "iterations"),
        .option(
            "tol", \.tolerance, "The share of the cost that it may still fall by when it has settled.", in: .between(0, 1)),
        .option("seed", \.seed, "What the random numbers are drawn from."),
    ]

    private static let purpose = 24

    /// - Complexity: O(n·k·d) for each iteration of each restart.
    public func search(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit {
        try sweep(points, over: max(1, k)...max(1, k), in: execution)[0]
    }

    /// Seeds once to the largest number of clusters and takes prefixes for the others.
    ///
    /// Each fit is the one that `fit` gives for that number of clusters.
    public func sweep(
        _ points: Points, over counts: ClosedRange<Int>, in execution: Execution
    ) throws(ClusteringError) -> [Fit] {
        try admit(points, execution)
        let counts = counts.map { max(1, $0) }
        let distinct = try DistinctRows(of: points, in: execution)
        var rows = try MixedRows(
            points.values, distinct.levels, rows: distinct.representatives, weights: distinct.weights, gamma: 1,
            in: execution)
        var warnings: [FitWarning] = []
        if let gamma {
            rows.gamma = max(0, min(1e100, gamma))
        } else if let variance = rows.meanVariance, let heterogeneity = rows.meanHeterogeneity {
            rows.gamma = variance / heterogeneity
            warnings.append(
                .chosen(
                    parameter: "gamma", value: rows.gamma,
                    reason: "mean variance of the numbers over mean chance that texts differ"))
        }
        let seeds = try SpreadSeeding(rows: rows, seed: seed, purpose: Self.purpose)
            .chosen(clusters: counts.reduce(1, max), restarts: max(1, restarts), in: execution)
        return try PrototypeFits(
            algorithm: Self.card.name, points: points, distinct: distinct,
            search: PrototypeSearch(
                rows: rows, maximumIterations: max(1, maximumIterations), tolerance: max(0, min(1, tolerance)))
        ).fits(of: counts, from: seeds, warnings, in: execution)
    }
}
