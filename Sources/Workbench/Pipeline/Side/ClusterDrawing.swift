import Charts
import Clustering
import Vocabulary

/// Draws clusters.
struct ClusterDrawing: Sendable {
    /// The charts a trained partition has, under the names of their recipes.
    enum Chart: String, CaseIterable {
        case clusterSizes = "cluster_sizes"
        case projection, scores, silhouette
    }

    /// The rows that were divided, as the algorithm saw them.
    let frame: Clustering.Frame
    /// The steps that made them what they are.
    let steps: FittedChain
    /// One a row.
    let labels: [Int?]
    let silhouettes: [Double?]
    /// What is drawn, and what one row of it is.
    let subject: Subject
    /// Outliers, which were not learned from and are not drawn.
    var omitted = 0
    /// What was tried, for the chart of scores.
    var counts: ClusterCounts?

    /// The clusters of one partition of a side.
    init(features: PreparedRows, trained: TrainedStores, name: String, counts: ClusterCounts? = nil) {
        frame = features.frame
        steps = features.steps
        labels = trained.partition.labels
        silhouettes = trained.silhouettes
        subject = Subject(name, unit: "store")
        self.counts = counts
    }

    /// Clusters of any rows; their silhouettes are computed only for the chart that draws them.
    init(_ clusters: ClusteredRows, name: String, for chart: Chart, in execution: Execution) throws {
        let rows = clusters.rows
        frame = try rows.features().selecting(rows: rows.inliers)
        steps = rows.chain
        labels = rows.inliers.map { clusters.labels[$0] }
        silhouettes = chart == .silhouette
            ? try Silhouette.values(of: Clustering.Partition(labels), in: clusters.measured(), execution) : []
        subject = Subject(name, unit: "row")
        omitted = rows.outliers.count { $0 }
    }

    func svg(_ chart: Chart) throws -> String {
        switch chart {
        case .clusterSizes:
            return try ClusterSizes().render(ClusterSizes.Input(labels: labels, subject: subject))
        case .silhouette:
            return try Silhouettes().render(
                Silhouettes.Input(labels: labels, values: silhouettes, subject: subject))
        case .projection:
            let (components, shares) = try components()
            return try Projection().render(
                Projection.Input(
                    rows: frame.ids, components: components, varianceShares: shares, labels: labels, subject: subject))
        case .scores:
            return try Scores().render(scores())
        }
    }

    /// The components the stores were clustered in; where they were clustered in features, components made for the picture.
    private func components() throws(ClusteringError) -> (columns: [[Double]], shares: [Double]) {
        let own = steps.steps.compactMap { $0.fitted as? PrincipalComponents }.last
        if let own { return (columns(of: frame), own.explainedShare) }
        guard !frame.columns.isEmpty else { return ([], []) }
        let fitted = try PrincipalComponentAnalysis(components: 2).fit(frame, in: .single)
        return (columns(of: try fitted.apply(to: frame).frame), fitted.explainedShare)
    }

    private func columns(of frame: Clustering.Frame) -> [[Double]] {
        frame.columns.indices.map { column in (0..<frame.rowCount).map { frame[$0, column] ?? 0 } }
    }

    private func scores() -> Scores.Input {
        guard let counts else { return Scores.Input(clusterCounts: [], panels: [], subject: subject) }
        let metrics = counts.metrics.enumerated().map { position, metric in
            Scores.Panel(
                metric: metric, higherIsBetter: counts.directions[position], values: counts.rows.map { $0.scores[position] })
        }
        let inertia = Scores.Panel(metric: "inertia", higherIsBetter: false, values: counts.rows.map(\.inertia))
        return Scores.Input(
            clusterCounts: counts.rows.map(\.count), panels: metrics + [inertia], chosen: counts.chosen, subject: subject)
    }
}
