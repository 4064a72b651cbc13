import Vocabulary

/// How much nearer rows are to the centre of their own cluster than to the next.
public struct SimplifiedSilhouette: Metric {
    public init() {}

    public static let card = Card(
        name: "silhouette_simplified",
        summary: "How much nearer rows are to their own centre than to the next.",
        discussion: """
            For each row (b − a) / max(a, b), where a is its distance to the mean of its cluster and b that to the nearest \
            other mean; then the mean over rows. Not the silhouette: that looks at distances between rows, this at \
            distances to means, so the two differ, this one is mostly higher, and it takes time in proportion to the rows. \
            A row alone in its cluster counts 0, whatever its weight; otherwise a row of weight 2 counts as two. Undefined \
            for one cluster and for a cluster a row.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nmetrics groups metrics=silhouette_simplified", shows: "silhouette_simplified")
        ],
        references: [
            "E. R. Hruschka, L. N. de Castro, R. J. G. B. Campello, Evolutionary algorithms for clustering gene-expression data, ICDM 2004",
            "L. Vendramin, R. J. G. B. Campello, E. R. Hruschka, Relative clustering validity criteria, Statistical Analysis and Data Mining 3 (2010)",
        ])

    public static let direction = MetricDirection.higherIsBetter
    public static let cost = MetricCost.linear
    public static let rangeText = "-1 to 1"
    public static let original: (any Metric.Type)? = Silhouette.self
    public static let countsWeights = true

    public func scores(
        of partitions: [Partition], in measured: MeasuredPoints, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        try partitions.scored(aboutCentresIn: measured, execution) { partition, points, execution throws(ClusteringError) in
            let values = try Self.values(of: partition, in: points, execution)
            guard let mean = points.mean(of: values) else { return .undefined(partition.reasonAgainstComparing ?? .noSpread) }
            return .finite(mean)
        }
    }

    /// The simplified silhouette of every row, in row order; `nil` for noise, and for all where the metric is undefined.
    ///
    /// - Complexity: O(n·k·d).
    public static func values(
        of partition: Partition, in points: Points, _ execution: Execution = .standard
    ) throws(ClusteringError) -> [Double?] {
        guard partition.rowCount == points.count else { throw .differentRows(partition.rowCount, points.count) }
        guard partition.reasonAgainstComparing == nil, !points.columns.isEmpty else {
            return Array(repeating: nil, count: points.count)
        }
        let distances = try CentreDistances(of: partition, in: points, execution)
        return zip(distances.rows, partition.labels).map { row, label in
            guard let row, let label else { return nil }
            let larger = max(row.own, row.nearestOther)
            guard partition.sizes[label - 1] > 1, larger > 0 else { return 0 }
            return (row.nearestOther - row.own) / larger
        }
    }
}
