import Assets
import Clustering
import Vocabulary

/// How many clusters there are to be.
struct OptimalClusterCounts: SideAsset {
    static let word = "optimal_cluster_counts"
    static let summary = "Every number of clusters tried, its scores, and the choice."
    static let discussion = """
        Each metric ranks the numbers of clusters; the smallest sum of ranks is chosen, of equals the smallest number. Where \
        there are fewer distinct stores than min_clusters there is one cluster, and a warning. An algorithm that finds the \
        number itself, such as dbscan, is run once.
        """
    static let kind: AssetKind = .table
    static let codeVersion = 3
    static let reads =
        ["algorithm", "max_clusters", "metrics", "min_clusters", "session_id"] + JobParameters.algorithmSettingNames

    let ownSide: Side
    let features: Input<DimensionalityReducedFeatures>

    init(_ side: Side) {
        ownSide = side
        features = Input(side)
    }

    func materialise(_ work: Work) async throws -> [Made<ClusterCounts>] {
        let parameters = work.parameters
        let algorithm = try parameters.configuredAlgorithm()
        let metrics = parameters.configuredMetrics
        return try await work.forEachPartition(of: features) { partition in
            let points = try work.value(of: features, partition).frame.points()
            guard type(of: algorithm).abilities.contains(.counts) else {
                let counts = try ClusterCounts(of: algorithm.fit(points, in: .single), points, metrics: metrics)
                return Made(counts, partition: partition, notes: Self.notes(on: counts))
            }
            let most = min(parameters.maxClusters, points.distinctCount, points.count - 1)
            guard most >= max(2, parameters.minClusters) else {
                var notes = Notes()
                notes.warnings.append(parameters.maxClusters == 1 ? "max_clusters is 1; one cluster" : "too few distinct stores to divide; one cluster")
                notes.figures.append(Figure("clusters", 1))
                return Made(.one, partition: partition, notes: notes)
            }
            let sweep = try Sweep(of: points, by: algorithm, over: parameters.minClusters...most, metrics: metrics, in: .single)
            return Made(ClusterCounts(sweep), partition: partition, notes: Self.notes(on: sweep))
        }
    }

    /// The count an algorithm found by itself.
    private static func notes(on counts: ClusterCounts) -> Notes {
        var notes = Notes()
        notes.figures.append(Figure("clusters", counts.chosen))
        for (metric, score) in zip(counts.metrics, counts.rows[0].scores) { notes.figures.append(Figure(metric, score)) }
        return notes
    }

    private static func notes(on sweep: Sweep) -> Notes {
        var notes = Notes()
        notes.figures.append(Figure("clusters", sweep.choice.count))
        for (metric, score) in zip(sweep.metrics, sweep.chosen.scores) { notes.figures.append(score.figure(named: metric)) }
        return notes
    }
}
