import Vocabulary

/// The share of the variance of all rows that lies between the means of the clusters.
public struct BetweenVariance: Metric {
    public init() {}

    public static let card = Card(
        name: "between_variance",
        summary: "Share of all variance that lies between cluster means.",
        discussion: """
            One minus inertia over the total sum of squares. 0 where all cluster means coincide, 1 where clusters have no \
            spread. Like inertia it favours more clusters, so it cannot choose their number. A row counts by its \
            weight. Undefined where rows do not differ.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nmetrics groups metrics=between_variance", shows: "between_variance")
        ])

    public static let direction = MetricDirection.higherIsBetter
    public static let cost = MetricCost.linear
    public static let rangeText = "0 to 1"
    public static let comparesCounts = false
    public static let countsWeights = true

    public func scores(
        of partitions: [Partition], in measured: MeasuredPoints, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        try partitions.scored(aboutCentresIn: measured, execution) { partition, points, execution throws(ClusteringError) in
            guard partition.clusterCount > 0 else { return .undefined(.fewerThanTwoClusters) }
            let moments = try ClusterMoments(of: partition, in: points, execution)
            guard moments.totalSquares > 0 else { return .undefined(.noSpread) }
            // The mean of the one cluster is that of all rows, but for rounding.
            guard partition.clusterCount > 1 else { return .value(0) }
            return .finite(moments.between / (moments.between + moments.within))
        }
    }
}
