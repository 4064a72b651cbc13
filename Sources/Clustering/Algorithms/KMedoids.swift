import LinearAlgebra
import Vocabulary

/// Partitions rows around k of themselves by FasterPAM, with any dissimilarity.
public struct KMedoids: RestartingAlgorithm {
    public var k = 4
    public var distance = DissimilarityName.euclidean
    public var start = MedoidStart.build
    public var restarts = 3
    public var maximumIterations = 100
    public var sampleSize: Int?
    public var samples = 5
    public var seed = 42

    public init() {}

    public init(
        k: Int, distance: DissimilarityName = .euclidean, start: MedoidStart = .build, restarts: Int = 3,
        maximumIterations: Int = 100, sampleSize: Int? = nil, samples: Int = 5, seed: Int = 42
    ) {
        self.k = k
        self.distance = distance
        self.start = start
        self.restarts = restarts
        self.maximumIterations = maximumIterations
        self.sampleSize = sampleSize
        self.samples = samples
        self.seed = seed
    }

    public static let card = Card(
        name: "kmedoids",
        summary: "Partitions rows around k of themselves, with any distance.",
        discussion: """
            Minimises the sum of dissimilarities to the nearest of k rows, the medoids. Each cluster is represented by a row \
            that exists, a single extreme value moves no centre, and any distance will do; with gower, text columns too. A \
            medoid is exchanged for another row as soon as that lowers the sum, until no exchange does: a local optimum, of \
            which the lowest of some starts is kept. The first start of init=build is always the same; further ones are \
            random, as all are of lab and random.

            All dissimilarities are kept in memory, 4 n² bytes. For more rows than that allows, sample=N seeks the medoids \
            among N rows at a time and keeps those that are best for all rows. Rows that are alike are counted, not repeated. \
            Exchanges are sought in single precision; what is reported is computed in double.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmedoids points k=2 as groups", shows: "groups: 2 clusters")
        ],
        references: [
            "L. Kaufman, P. J. Rousseeuw, Finding groups in data, Wiley 1990",
            "E. Schubert, P. J. Rousseeuw, Fast and eager k-medoids clustering, Information Systems 101 (2021)",
        ])

    public static let abilities: Abilities = [.assigns, .categories, .counts, .limits, .weights]
    public static let rowFigureNames = ["medoid"]

    public static let parameters: [Parameter<Self>] = [
        .option("k", \.k, "How many clusters to make.", in: .atLeast(1)),
        .option("distance", \.distance, "How unlike two rows are."),
        .option("init", \.start, "How the first medoids are chosen."),
        .option("n_init", \.restarts, "How many times to start anew.", in: .atLeast(1), unit: "restarts"),
        .option(
            "max_iter", \.maximumIterations, "How often to try all rows before giving up.", in: .atLeast(1),
            unit: "iterations"),
        .option(
            "sample", \.sampleSize, "How many rows to search at a time; all, where not given.", in: .atLeast(2),
            unit: "rows"),
        .option("samples", \.samples, "How many samples to search, where there are any.", in: .atLeast(1)),
        .option("seed", \.seed, "What the random numbers are drawn from."),
    ]

    private static let purpose = 22

    public func memory(for points: Points) -> MemoryNeed? { memory(for: points, counts: max(1, k)...max(1, k)) }

    private func memory(for points: Points, counts: ClosedRange<Int>) -> MemoryNeed {
        let most = min(points.count, max(1, counts.upperBound))
        let size = min(points.count, rowsInTable(of: points.count) + most)
        let table = DissimilarityTable.bytes(for: size)
        // With samples, one count after another, and a run more from the medoids of the sample before.
        let runs = rowsInTable(of: points.count) < points.count
            ? Double(max(1, restarts)) + 1 : Double(max(1, restarts)) * Double(counts.count)
        let states = runs * MedoidRun.bytes(rows: size, medoids: most)
        return MemoryNeed(
            bytes: table + states, purpose: "a table of all distances between \(size.counted("row"))"
                + (states > table ? ", and the states of \(max(1, restarts).counted("restart"))" : ""),
            alternative: states > table && restarts > 1 ? "n_init=1"
                : states > table && counts.count > 1 ? "fewer numbers of clusters"
                : "sample=\(min(5000, max(2, size / 2))) searches so many rows at a time")
    }

    /// - Throws: `ClusteringError.textColumns` or `.noDirection`, where the dissimilarity cannot take the points.
    /// - Complexity: O(n²·(d + restarts · passes)); 4·n² bytes. With samples, that for their size, and O(n·k·d) for each.
    public func search(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit {
        try sweep(points, over: max(1, k)...max(1, k), in: execution)[0]
    }

    /// Computes dissimilarities and first medoids once for all numbers of clusters, and exchanges all runs together.
    ///
    /// Each fit is the one that `fit` gives for that number of clusters.
    public func sweep(
        _ points: Points, over counts: ClosedRange<Int>, in execution: Execution
    ) throws(ClusteringError) -> [Fit] {
        try admit(points, execution)
        try execution.admit(memory(for: points, counts: counts))
        let space = try distance.space(of: points)
        let rows = try DistinctRows(of: points, in: execution)
        // Taken in random order, so that neighbours in the table are no more alike than others.
        var stream = RandomStream(seed: seed, purpose: Self.purpose)
        let order = stream.permutation(of: rows.count)
        let candidates = order.map { rows.representatives[$0] }
        let found = try medoids(
            of: space.selecting(rows: candidates), weights: order.map { rows.weights[$0] }, counts.map { max(1, $0) },
            in: execution)

        let sample = rowsInTable(of: rows.count)
        let isSampled = sample < rows.count
        var fits: [Fit] = []
        for (count, found) in zip(counts, found) {
            let medoids = found.medoids.map { candidates[$0] }
            var warnings: [FitWarning] = isSampled ? [.sampled(rows: sample, of: rows.count)] : []
            if !found.hasConverged { warnings.append(.notConverged(iterations: found.iterations)) }
            let nearest = try NearestMedoids(of: space, to: space.selecting(rows: medoids), in: execution)
            fits.append(fit(found, nearest, medoids, points, space, wanted: max(1, count), warnings))
        }
        return fits
    }

    private func rowsInTable(of count: Int) -> Int { min(count, max(2, sampleSize ?? count)) }

    private func medoids(
        of space: DissimilaritySpace, weights: [Double], _ counts: [Int], in execution: Execution
    ) throws(ClusteringError) -> [FasterPAM.Found] {
        let search = FasterPAM(
            start: start, restarts: max(1, restarts), maximumPasses: max(1, maximumIterations), seed: seed)
        let size = rowsInTable(of: space.count)
        if size == space.count { return try search.medoids(of: space, weights: weights, counts: counts, in: execution) }
        var found: [FasterPAM.Found] = []
        for (position, count) in counts.enumerated() {
            let clara = CLARA(search: search, size: min(space.count, max(count, size)), samples: max(1, samples))
            found.append(try clara.medoids(
                of: space, weights: weights, clusters: count, in: execution.part(position, of: counts.count)))
        }
        return found
    }

    private func fit(
        _ found: FasterPAM.Found, _ nearest: NearestMedoids, _ medoids: [Int], _ points: Points,
        _ space: DissimilaritySpace, wanted: Int, _ warnings: [FitWarning]
    ) -> Fit {
        let labels = nearest.rows.map { Optional($0.first) }
        // A medoid as near to another as to itself has no row of its own.
        let order = CanonicalOrder(labels)
        let kept = order.labels.map { medoids[$0] }
        let total = nearest.totalDeviation(weights: points.weights)
        return Fit(
            partition: Partition(labels, in: order),
            model: MedoidModel(algorithm: Self.card.name, rows: kept, of: points, measuredAs: space),
            figures: [
                Figure("total_deviation", total),
                Figure("mean_deviation", total / (points.weights?.reduce(0, +) ?? Double(points.count))),
            ],
            rowFigures: Self.rowFigures(of: kept, among: points.count),
            iterations: found.iterations, hasConverged: found.hasConverged,
            warnings: warnings + (kept.count < wanted ? [.fewerClusters(wanted: wanted, found: kept.count)] : []))
    }

    /// Which of some rows are medoids.
    static func rowFigures(of medoids: [Int], among rows: Int) -> [RowFigures] {
        let isMedoid = Set(medoids)
        return rowFigures((0..<rows).map { isMedoid.contains($0) ? 1 : 0 })
    }
}
