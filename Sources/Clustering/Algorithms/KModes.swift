import LinearAlgebra
import Vocabulary

/// Partitions rows of texts around k modes.
public struct KModes: RestartingAlgorithm {
    public var k = 4
    public var start = ModeStart.cao
    public var restarts = 10
    public var maximumIterations = 100
    public var seed = 42

    public init() {}

    public init(k: Int, start: ModeStart = .cao, restarts: Int = 10, maximumIterations: Int = 100, seed: Int = 42) {
        self.k = k
        self.start = start
        self.restarts = restarts
        self.maximumIterations = maximumIterations
        self.seed = seed
    }

    public static let card = Card(
        name: "kmodes",
        summary: "Partitions rows of texts around k modes, the commonest texts.",
        discussion: """
            Minimises the number of texts that differ from those of the nearest of k modes. A mode has, column by column, the \
            most frequent text of its rows, the first in sorted order of equally frequent ones; it need not be a row. Every \
            column counts the same, whether it has two texts or a thousand, so a column of ids should be left out. Ties are \
            common, because distances are whole numbers: a row as near to two modes goes to the one that comes first in \
            sorted order. Every restart ends in a local optimum, and the lowest is kept. The first start of init=cao is \
            always the same.

            Numbers are refused: give them to kprototypes, or group them into ranges first.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmodes (select id, case when x > 3 then 'east' else 'west' end as region from points) k=2 as groups", shows: "groups: 2 clusters")
        ],
        references: [
            """
            Z. Huang, Extensions to the k-means algorithm for clustering large data sets with categorical values, Data \
            Mining and Knowledge Discovery 2 (1998)
            """,
            """
            F. Cao, J. Liang, L. Bai, A new initialization method for categorical data clustering, Expert Systems with \
            Applications 36 (2009)
            """,
        ])

    public static let abilities: Abilities = [.assigns, .categories, .counts, .onlyCategories, .weights]

    public static let parameters: [Parameter<Self>] = [
        .option("k", \.k, "How many clusters to make.", in: .atLeast(1)),
        .option("init", \.start, "How the first modes are chosen."),
        .option("n_init", \.restarts, "How many times to start anew.", in: .atLeast(1), unit: "restarts"),
        .option("max_iter", \.maximumIterations, "When to give up on a restart.", in: .atLeast(1), unit: "iterations"),
        .option("seed", \.seed, "What the random numbers are drawn from."),
    ]

    /// - Throws: `ClusteringError.numericColumns`.
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
        let rows = try MixedRows(
            points.values, distinct.levels, rows: distinct.representatives, weights: distinct.weights, gamma: 1,
            in: execution)
        let seeds = try ModeSeeding(rows: rows, start: start, seed: seed)
            .chosen(clusters: counts.reduce(1, max), restarts: max(1, restarts), in: execution)
        return try PrototypeFits(
            algorithm: Self.card.name, points: points, distinct: distinct,
            search: PrototypeSearch(rows: rows, maximumIterations: max(1, maximumIterations))
        ).fits(of: counts, from: seeds, in: execution)
    }
}
