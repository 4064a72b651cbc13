import LinearAlgebra
import Vocabulary

/// Partitions points around k centres that follow small random batches of them.
public struct MiniBatchKMeans: RestartingAlgorithm {
    public var k = 4
    public var restarts = 10
    public var batchSize = 1024
    public var maximumIterations = 100
    public var tolerance = 0.0
    public var patience = 10
    public var seed = 42

    public init() {}

    public init(
        k: Int, restarts: Int = 10, batchSize: Int = 1024, maximumIterations: Int = 100, tolerance: Double = 0,
        patience: Int = 10, seed: Int = 42
    ) {
        self.k = k
        self.restarts = restarts
        self.batchSize = batchSize
        self.maximumIterations = maximumIterations
        self.tolerance = tolerance
        self.patience = patience
        self.seed = seed
    }

    public static let card = Card(
        name: "mini_batch_kmeans",
        summary: "Partitions rows around k centres that follow small random batches.",
        discussion: """
            Comes near to k-means while it looks at few of the rows: each batch draws the centres nearest to its rows towards \
            them, the less the more rows a centre has met. All rows are looked at once, at the end, to find their nearest \
            centres. The sum of squares is a little higher than that of k-means, and the centres are not exactly the means \
            of their rows. Where there are fewer rows than a batch holds, k-means is as fast and better. Some starts are \
            tried on a sample, and the best of them is followed until the smoothed inertia of the batches falls no more. A \
            row of weight 2 is drawn twice as often.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster mini_batch_kmeans points k=2 as groups", shows: "groups: 2 clusters")
        ],
        references: ["D. Sculley, Web-scale k-means clustering, WWW 2010"])

    public static let abilities: Abilities = [.assigns, .counts, .limits, .weights]

    public static let parameters: [Parameter<Self>] = [
        .option("k", \.k, "How many clusters to make.", in: .atLeast(1)),
        .option("n_init", \.restarts, "How many starts to try on a sample.", in: .atLeast(1), unit: "starts"),
        .option("batch_size", \.batchSize, "How many rows to draw at a time.", in: .between(1, 1_000_000), unit: "rows"),
        .option(
            "max_iter", \.maximumIterations, "After how many times as many rows as there are to give up.", in: .atLeast(1)),
        .option(
            "tol", \.tolerance, "Squared movement of all centres that counts as none; 0 never does.", in: .atLeast(0),
            unit: "mean column variances"),
        .option(
            "max_no_improvement", \.patience, "After how many batches without improvement to stop.", in: .atLeast(1),
            unit: "batches"),
        .option("seed", \.seed, "What the random numbers are drawn from."),
    ]

    private static let (samplePurpose, startPurpose, batchPurpose) = (25, 26, 27)

    /// - Complexity: O(b·k·d) a batch of b rows, O(n·k·d) at the end.
    public func search(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit {
        let clusters = max(1, k)
        let drawing = Drawing(points)
        let (start, variance) = try start(clusters, drawing, in: execution)
        let (steps, hasConverged) = try followed(from: start, drawing, tolerance * variance, in: execution)
        let settled = try SettledCentres(steps.centres, of: points.values, in: execution)

        let labels = settled.nearest.map { Optional($0.first) }
        let order = CanonicalOrder(labels)
        let inertia = settled.inertia(weights: points.weights)
        var warnings: [FitWarning] = []
        if order.labels.count < clusters { warnings.append(.fewerClusters(wanted: clusters, found: order.labels.count)) }
        if !hasConverged { warnings.append(.notConverged(iterations: steps.iterations)) }
        return Fit(
            partition: Partition(labels, in: order),
            model: CentreModel(
                algorithm: Self.card.name, columns: points.columns, centres: settled.centres.selecting(rows: order.labels)),
            figures: [Figure("inertia", inertia.isFinite ? inertia : nil)], iterations: steps.iterations,
            hasConverged: hasConverged, warnings: warnings)
    }

    /// The best of some starts on a sample of the rows, and the mean variance of the sample's columns.
    private func start(
        _ clusters: Int, _ drawing: Drawing, in execution: Execution
    ) throws(ClusteringError) -> (centres: Matrix, variance: Double) {
        var stream = RandomStream(seed: seed, purpose: Self.samplePurpose)
        let size = 3 * max(1, min(1_000_000, batchSize), min(clusters, drawing.count))
        let sample = drawing.rows(size, &stream)
        let weights = sample.weights ?? Array(repeating: 1, count: sample.values.rows)
        let rows = try MixedRows(
            sample.values, [], rows: Array(weights.indices), weights: weights, gamma: 0, in: execution)
        let seeds = try SpreadSeeding(rows: rows, seed: seed, purpose: Self.startPurpose)
            .chosen(clusters: clusters, restarts: max(1, restarts), in: execution)
        // Judged on rows that the starts were not chosen from, unless they are all there are.
        let judges = drawing.rows(size, &stream)
        var best: (centres: Matrix, inertia: Double)?
        for seeds in seeds {
            let centres = sample.values.selecting(rows: seeds)
            let inertia = try SettledCentres(centres, of: judges.values, in: execution).inertia(weights: judges.weights)
            if best.map({ inertia < $0.inertia }) ?? true { best = (centres, inertia) }
        }
        return (best?.centres ?? sample.values.selecting(rows: [0]), rows.meanVariance ?? 0)
    }

    /// Batch after batch, until the inertia falls no more or the centres rest.
    private func followed(
        from centres: Matrix, _ drawing: Drawing, _ rest: Double, in execution: Execution
    ) throws(ClusteringError) -> (steps: MiniBatchSteps, hasConverged: Bool) {
        let size = max(1, min(1_000_000, batchSize))
        let share = Double(size) / Double(drawing.count)
        var steps = MiniBatchSteps(from: centres, share: share)
        var stream = RandomStream(seed: seed, purpose: Self.batchPurpose)
        let most = max(1, Int(min(1e9, (Double(max(1, maximumIterations)) / min(1, share)).rounded(.up))))
        while steps.iterations < most {
            try execution.checkpoint()
            let batch = drawing.rows(size, &stream)
            try steps.follow(batch.values, weights: batch.weights, in: execution)
            execution.progress(Double(steps.iterations) / Double(most))
            if steps.idle >= max(1, patience) || (tolerance > 0 && steps.movement <= rest) { return (steps, true) }
        }
        return (steps, false)
    }
}

/// Rows drawn from all of them.
private struct Drawing {
    private let points: Points
    private let draw: RowDraw

    init(_ points: Points) {
        self.points = points
        draw = RowDraw(count: points.count, weights: points.weights)
    }

    var count: Int { points.count }

    /// So many rows, the heavier the more often, each counting once; where there are not as many, all with their weights.
    func rows(_ wanted: Int, _ stream: inout RandomStream) -> (values: Matrix, weights: [Double]?) {
        if points.count <= wanted { return (points.values, points.weights) }
        return (points.values.selecting(rows: draw.next(wanted, &stream)), nil)
    }
}
