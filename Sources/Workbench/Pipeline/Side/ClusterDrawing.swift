import Charts
import Clustering
import Vocabulary

/// Draws the clusters of one partition.
struct ClusterDrawing: Sendable {
    /// The charts a trained partition has, under the names of their recipes.
    enum Chart: String, CaseIterable {
        case clusterSizes = "cluster_sizes"
        case projection, scores, silhouette
    }

    let features: PreparedRows
    let trained: TrainedStores
    /// The category, or what stands for it.
    let name: String
    /// What was tried, for the chart of scores.
    var counts: ClusterCounts?

    private var subject: Subject { Subject(name, unit: "store") }

    func svg(_ chart: Chart) throws -> String {
        let labels = trained.partition.labels
        switch chart {
        case .clusterSizes:
            return try ClusterSizes().render(ClusterSizes.Input(labels: labels, subject: subject))
        case .silhouette:
            return try Silhouettes().render(
                Silhouettes.Input(labels: labels, values: trained.silhouettes, subject: subject))
        case .projection:
            let (components, shares) = try components()
            return try Projection().render(
                Projection.Input(
                    rows: features.frame.ids, components: components, varianceShares: shares, labels: labels, subject: subject))
        case .scores:
            return try Scores().render(scores())
        }
    }

    /// The components the stores were clustered in; where they were clustered in features, components made for the picture.
    private func components() throws(ClusteringError) -> (columns: [[Double]], shares: [Double]) {
        let own = features.steps.steps.compactMap { $0.fitted as? PrincipalComponents }.last
        if let own { return (columns(of: features.frame), own.explainedShare) }
        guard !features.frame.columns.isEmpty else { return ([], []) }
        let fitted = try PrincipalComponentAnalysis(components: 2).fit(features.frame, in: .single)
        return (columns(of: try fitted.apply(to: features.frame).frame), fitted.explainedShare)
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
