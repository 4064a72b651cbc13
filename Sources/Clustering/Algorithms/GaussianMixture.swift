import Foundation
import LinearAlgebra
import Vocabulary

/// Divides points by the likeliest component of a mixture of Gaussians, fitted by expectation and maximisation.
public struct GaussianMixture: RestartingAlgorithm {
    public var k = 4
    public var covarianceType = CovarianceType.full
    public var restarts = 1
    public var maximumIterations = 100
    public var tolerance = 1e-3
    public var ridge = 1e-6
    public var seed = 42

    public init() {}

    public init(
        k: Int, covarianceType: CovarianceType = .full, restarts: Int = 1, maximumIterations: Int = 100,
        tolerance: Double = 1e-3, ridge: Double = 1e-6, seed: Int = 42
    ) {
        self.k = k
        self.covarianceType = covarianceType
        self.restarts = restarts
        self.maximumIterations = maximumIterations
        self.tolerance = tolerance
        self.ridge = ridge
        self.seed = seed
    }

    public static let card = Card(
        name: "gaussian_mixture",
        summary: "Fits a mixture of Gaussians; rows belong to clusters by degrees.",
        discussion: """
            Finds the k normal densities that together make the rows likeliest, from a k-means partition to the nearest \
            optimum, which need not be the global one. Finds stretched and overlapping clusters, and says how likely each \
            row is in each. `bic`, `aic` and `icl` are lower for better fits and compare numbers of clusters and \
            covariance types; `icl` also charges for overlap. A full covariance has d(d+1)/2 numbers a cluster: with few \
            rows or many columns, take `diag` or reduce the columns first.

            To every variance reg_covar is added, in units of the mean variance of the columns, so that a common scale \
            changes nothing; on z-scores this is what scikit-learn adds. A cluster with no width of its own in some \
            direction is told, since its likelihood then says more of reg_covar than of the rows. A component that is the \
            likeliest of no row is dropped, the others go on, and a warning says so.

            The first start is the best of ten k-means runs, each further one a single run from the next seed. Rows are \
            worked on in the order of their values, so the order they are given in does not matter.

            A row's distance is its Mahalanobis distance, lengthened where its cluster is less dense than the densest, so \
            that the nearest cluster is the likeliest.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster gaussian_mixture points k=2 as groups", shows: "groups: 2 clusters")
        ],
        references: [
            "A. P. Dempster, N. M. Laird, D. B. Rubin, Maximum likelihood from incomplete data via the EM algorithm, Journal "
                + "of the Royal Statistical Society B 39 (1977)",
            "C. Biernacki, G. Celeux, G. Govaert, Assessing a mixture model for clustering with the integrated completed "
                + "likelihood, IEEE Transactions on Pattern Analysis and Machine Intelligence 22 (2000)",
        ])

    public static let abilities: Abilities = [.assigns, .counts, .memberships, .weights]
    public static let rowFigureNames = ["log_density"]

    /// By then covariances say nothing of the rows; far beyond, they would overflow.
    private static let largestRidge = 1e6

    public static let parameters: [Parameter<Self>] = [
        .option("k", \.k, "How many clusters to make.", in: .atLeast(1)),
        .option("covariance_type", \.covarianceType, "What shapes the clusters may have."),
        .option("n_init", \.restarts, "How many k-means partitions to start from.", in: .atLeast(1), unit: "restarts"),
        .option("max_iter", \.maximumIterations, "When to give up on a start.", in: .atLeast(1), unit: "iterations"),
        .option("tol", \.tolerance, "Gain of a row's mean log density that counts as none.", in: .atLeast(0)),
        .option(
            "reg_covar", \.ridge, "What is added to every variance, so that none vanishes.", in: .between(0, largestRidge),
            unit: "mean column variances"),
        .option("seed", \.seed, "What the random numbers are drawn from."),
    ]

    /// Memberships, densities and covariances.
    public func memory(for points: Points) -> MemoryNeed? { memory(for: points, clusters: max(1, k)) }

    /// - Complexity: O(n·k·d²) an iteration for full and tied covariances, O(n·k·d) for the others.
    public func search(_ points: Points, in execution: Execution) throws(ClusteringError) -> Fit {
        try sweep(points, over: max(1, k)...max(1, k), in: execution)[0]
    }

    /// Starts all numbers of clusters from one search of k-means partitions.
    public func sweep(
        _ points: Points, over counts: ClosedRange<Int>, in execution: Execution
    ) throws(ClusteringError) -> [Fit] {
        try admit(points, execution)
        if let need = memory(for: points, clusters: max(1, counts.upperBound)) { try execution.admit(need) }
        let order = try ValueOrder(of: points.values, in: execution)
        let sorted = points.selecting(rows: order.rows)
        let starts = try starts(for: sorted, over: counts, in: execution.part(from: 0, to: Self.startingShare))
        let searching = execution.part(from: Self.startingShare, to: 1)
        let rows = MixtureRows(sorted)
        let search = ExpectationMaximisation(
            maximisation: MixtureMaximisation(
                rows: rows, type: covarianceType, ridge: min(max(0, ridge), Self.largestRidge) * rows.meanVariance),
            maximumIterations: max(1, maximumIterations), tolerance: max(0, tolerance))
        var fits: [Fit] = []
        for (position, count) in counts.enumerated() {
            var best: ExpectationMaximisation.Run?
            for (place, start) in starts.enumerated() {
                let part = searching.part(position * starts.count + place, of: counts.count * starts.count)
                let run = try search.run(from: start[position], in: part)
                if best.map({ run.logLikelihood > $0.logLikelihood }) ?? true { best = run }
                part.progress(1)
            }
            if let best { fits.append(try fit(best, of: points, order, rows, clusters: count, in: execution)) }
        }
        return fits
    }

    /// Of the work, as progress tells it.
    private static let startingShare = 0.3

    private func memory(for points: Points, clusters: Int) -> MemoryNeed? {
        let (rows, columns) = (Double(points.count), Double(points.columns.count))
        let clusters = Double(min(clusters, points.count))
        let shape = covarianceType == .full || covarianceType == .tied ? columns * columns : columns
        let starting = Double(KMeans(k: Int(clusters), moves: .none).memory(for: points)?.bytes ?? 0)
            + 8 * rows * Double(max(1, restarts) + 2)
        return MemoryNeed(
            bytes: 8 * (4 * clusters * shape + 3 * rows * clusters) + starting,
            purpose: "the covariances and memberships of \(Int(clusters).counted("cluster"))",
            alternative: "covariance_type=diag, or fewer clusters")
    }

    /// By start and number of clusters: the label of every row, counted from 0.
    private func starts(
        for points: Points, over counts: ClosedRange<Int>, in execution: Execution
    ) throws(ClusteringError) -> [[[Int]]] {
        var starts: [[[Int]]] = []
        let restarts = max(1, restarts)
        for restart in 0..<restarts {
            let means = KMeans(k: 1, restarts: restart == 0 ? 10 : 1, moves: .none, seed: seed &+ restart)
            let fits = try means.sweep(points, over: counts, in: execution.part(restart, of: restarts))
            starts.append(fits.map { $0.partition.labels.map { ($0 ?? 1) - 1 } })
        }
        return starts
    }

    private func fit(
        _ run: ExpectationMaximisation.Run, of points: Points, _ order: ValueOrder, _ rows: MixtureRows, clusters: Int,
        in execution: Execution
    ) throws(ClusteringError) -> Fit {
        let (components, found, canonical) = try settled(run.components.moved(by: rows.means), points, in: execution)
        var warnings: [FitWarning] = []
        if components.count < clusters { warnings.append(.fewerClusters(wanted: clusters, found: components.count)) }
        if run.collapsed > 0 { warnings.append(.collapsedClusters(run.collapsed)) }
        if !run.hasConverged { warnings.append(.notConverged(iterations: run.iterations)) }
        return Fit(
            partition: Partition(found.labels, in: canonical),
            model: MixtureModel(algorithm: Self.card.name, columns: points.columns, components: components),
            figures: figures(of: run, rows, components, entropy: found.entropy(order, points.weights)),
            rowFigures: Self.rowFigures(found.logDensities), memberships: found.memberships,
            iterations: run.iterations, hasConverged: run.hasConverged, warnings: warnings)
    }

    /// Components in the order of their clusters' numbers, none without rows, and what they themselves say of the rows.
    private func settled(
        _ given: GaussianComponents, _ points: Points, in execution: Execution
    ) throws(ClusteringError) -> (GaussianComponents, MixtureExpectation, CanonicalOrder) {
        var components = given
        var found = try MixtureExpectation(of: components, in: points.values, in: execution)
        var canonical = CanonicalOrder(found.labels)
        // Components without rows are left out. The weights of the others change with that, and what nearly tied may fall
        // the other way. Lest it fall back again and again, weights change in the end only where a component is left out:
        // then rows move by exact ties alone, to the larger component, and the sum of squared sizes cannot grow for ever.
        var turns = 0
        while canonical.labels != Array(0..<components.count) {
            let isWeighed = turns <= given.count || canonical.labels.count < components.count
            components = components.selecting(canonical.labels, weighedAnew: isWeighed)
            turns += 1
            found = try MixtureExpectation(of: components, in: points.values, in: execution)
            canonical = CanonicalOrder(found.labels)
        }
        return (components, found, canonical)
    }

    /// The figures that weigh the likelihood against the parameters, each the better the lower it is.
    public static let criteria = ["aic", "bic", "icl"]

    private func figures(
        of run: ExpectationMaximisation.Run, _ rows: MixtureRows, _ components: GaussianComponents, entropy: Double
    ) -> [Figure] {
        let shapes = covarianceType.freeParameters(clusters: components.count, columns: rows.depth)
        let parameters = shapes + Double(components.count * (rows.depth + 1) - 1)
        let bic = parameters * log(rows.total) - 2 * run.logLikelihood
        return [
            Figure("log_likelihood", run.logLikelihood), Figure("bic", bic),
            Figure("aic", 2 * (parameters - run.logLikelihood)), Figure("icl", bic + 2 * entropy),
        ]
    }
}
