import LinearAlgebra
import Vocabulary

/// Divides points where few of them belong together, found from the eigenvectors of their affinities.
public struct Spectral: RestartingAlgorithm {
    public var k = 4
    public var affinity = SpectralAffinity.nearestNeighbors
    public var neighbours = 10
    public var gamma: Double?
    public var restarts = 10
    public var seed = 42

    public init() {}

    public init(
        k: Int, affinity: SpectralAffinity = .nearestNeighbors, neighbours: Int = 10, gamma: Double? = nil,
        restarts: Int = 10, seed: Int = 42
    ) {
        self.k = k
        self.affinity = affinity
        self.neighbours = neighbours
        self.gamma = gamma
        self.restarts = restarts
        self.seed = seed
    }

    public static let card = Card(
        name: "spectral",
        summary: "Cuts a graph of near rows where it is thinnest, by its eigenvectors.",
        discussion: """
            Rows that are near each other are joined to a graph, and the graph is cut so that few links are lost for the \
            size of the parts (the normalised cut, relaxed). Rows are placed by the leading k eigenvectors of the random \
            walk on the graph, and divided there by k-means. Finds clusters of any shape as long as they hang together. It \
            says nothing of rows it has not seen.

            By default rows are joined to their nearest neighbours, of which n_neighbors counts the row itself, and parts \
            that nothing joins are joined by their nearest rows. With affinity=rbf all rows are joined, by \
            exp(−gamma·distance²); where gamma is not given it is one over the median squared distance to the seventh \
            nearest row, and told; it takes memory with the square of the rows, and where gamma is so large that parts \
            are no longer joined in floating point, their division is arbitrary. `eigengap` is how far the k-th eigenvalue \
            is above the next; a large one speaks for that k.

            Equal rows are one in the graph, so they are never parted, and rows are worked on in the order of their \
            values, so the order they are given in does not matter.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster spectral points k=2 as groups", shows: "groups: 2 clusters")
        ],
        references: [
            "J. Shi, J. Malik, Normalized cuts and image segmentation, IEEE Transactions on Pattern Analysis and Machine "
                + "Intelligence 22 (2000)",
            "A. Y. Ng, M. I. Jordan, Y. Weiss, On spectral clustering: analysis and an algorithm, NIPS 2001",
            "U. von Luxburg, A tutorial on spectral clustering, Statistics and Computing 17 (2007)",
        ])

    public static let abilities: Abilities = [.counts]

    public static let parameters: [Parameter<Self>] = [
        .option("k", \.k, "How many clusters to make.", in: .atLeast(1)),
        .option("affinity", \.affinity, "When two rows belong together."),
        .option("n_neighbors", \.neighbours, "Nearest rows that a row is joined to, itself included.", in: .atLeast(2)),
        .option("gamma", \.gamma, "How fast rbf affinities fall; chosen if not given.", in: .above(0)),
        .option("n_init", \.restarts, "How many times k-means starts anew.", in: .atLeast(1), unit: "restarts"),
        .option("seed", \.seed, "What the random numbers are drawn from."),
    ]

    private static let scaleNeighbour = 7

    /// The affinities of all pairs of rows, or of near ones, and the vectors that eigenvectors are found from.
    public func memory(for points: Points) -> MemoryNeed? {
        let rows = Double(points.count)
        let vectors = rows * (max(80, 3 * Double(min(max(1, k), points.count))) * 16 + 8 * Double(max(1, restarts)))
        switch affinity {
        case .rbf:
            return MemoryNeed(
                bytes: 8 * rows * rows + vectors, purpose: "affinities of \(points.count.counted("row"))",
                alternative: "affinity=nearest_neighbors")
        case .nearestNeighbors:
            return MemoryNeed(
                bytes: 100 * rows * min(rows, Double(neighbours)) + vectors,
                purpose: "the nearest rows of \(points.count.counted("row"))", alternative: "a smaller n_neighbors")
        }
    }

    /// - Complexity: that of `NeighbourGraph`, then O(n·neighbours + n·k) for each of the products that eigenvectors need; with
    ///   affinity=rbf O(n²·d) and O(n²).
    public func search(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit {
        try sweep(points, over: max(1, k)...max(1, k), in: execution)[0]
    }

    /// Joins the rows once for all numbers of clusters.
    public func sweep(
        _ points: Points, over counts: ClosedRange<Int>, in execution: Execution
    ) throws(ClusteringError) -> [Fit] {
        try admit(points, execution)
        let order = try ValueOrder(of: points.values, in: execution)
        let space = try Euclidean().space(of: points)
        let rows = points.values.selecting(rows: order.distinctRows)
        var warnings: [FitWarning] = []
        // Where every distinct row is a cluster there is nothing to look for.
        let graph = counts.lowerBound < rows.rows ? try graph(of: rows, &warnings, in: execution.part(from: 0, to: 0.2)) : nil
        var fits: [Fit] = []
        let cuts = execution.part(from: 0.2, to: 1)
        for (position, count) in counts.map({ max(1, $0) }).enumerated() {
            if let graph, count < rows.rows {
                let cut = try cut(graph, into: count, in: cuts.part(position, of: counts.count))
                fits.append(fit(points, space, labels: order.expanded(cut.labels), cut, wanted: count, warnings))
            } else {
                let labels = order.expanded(Array(0..<rows.rows))
                fits.append(fit(points, space, labels: labels, nil, wanted: count, []))
            }
            cuts.progress(Double(position + 1) / Double(counts.count))
        }
        return fits
    }

    private func graph(
        of rows: Matrix, _ warnings: inout [FitWarning], in execution: Execution
    ) throws(ClusteringError) -> any Affinity {
        switch affinity {
        case .nearestNeighbors:
            return try NeighbourAffinity(of: rows, neighbours: max(1, neighbours - 1), in: execution)
        case .rbf:
            if let gamma { return try RadialAffinity(of: rows, gamma: max(0, gamma), in: execution) }
            let tree = try NeighbourTree(of: rows, in: execution)
            let lists = try tree.neighboursByPosition(Self.scaleNeighbour, in: execution.part(from: 0, to: 0.5))
            let squares = lists.distances(ofRank: Self.scaleNeighbour).map { $0 * $0 }
            let chosen = 1 / max(squares.sorted().quantile(0.5) ?? 1, .leastNormalMagnitude)
            warnings.append(
                .chosen(
                    parameter: "gamma", value: chosen,
                    reason: "one over the median squared distance to the seventh nearest row"))
            return try RadialAffinity(of: rows, gamma: chosen, in: execution.part(from: 0.5, to: 1))
        }
    }

    /// A division of a graph.
    private struct Cut {
        /// Counted from 0.
        let labels: [Int]
        let gap: Double?
        let iterations: Int
        let hasConverged: Bool
    }

    private func cut(_ graph: any Affinity, into clusters: Int, in execution: Execution) throws(ClusteringError) -> Cut {
        let spectrum = try graph.spectrum(clusters + 1, step: Self.card.name, in: execution.part(from: 0, to: 0.8))
        let embedded = try Points(spectrum.embedding(columns: clusters))
        let means = try KMeans(k: clusters, restarts: max(1, restarts), seed: seed).fit(
            embedded, in: execution.part(from: 0.8, to: 1))
        return Cut(
            labels: means.partition.labels.map { ($0 ?? 1) - 1 },
            gap: spectrum.values.count > clusters ? spectrum.values[clusters - 1] - spectrum.values[clusters] : nil,
            iterations: spectrum.products, hasConverged: spectrum.hasConverged && means.hasConverged)
    }

    private func fit(
        _ points: Points, _ space: DissimilaritySpace, labels: [Int], _ cut: Cut?, wanted: Int, _ told: [FitWarning]
    ) -> Fit {
        let partition = Partition(labels)
        var warnings = told
        if partition.clusterCount < wanted {
            warnings.append(.fewerClusters(wanted: wanted, found: partition.clusterCount))
        }
        if let cut, !cut.hasConverged { warnings.append(.notConverged(iterations: cut.iterations)) }
        return Fit(
            partition: partition, model: LabelledRows(algorithm: Self.card.name, partition: partition, space: space),
            figures: [Figure("eigengap", cut?.gap)], iterations: cut?.iterations ?? 1,
            hasConverged: cut?.hasConverged ?? true, warnings: warnings)
    }
}
