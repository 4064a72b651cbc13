import Vocabulary

/// The sum of squared distances of rows to the mean of their cluster.
public struct Inertia: Metric {
    public init() {}

    public static let card = Card(
        name: "inertia",
        summary: "Sum of squared distances of rows to their cluster's mean.",
        discussion: """
            What k-means minimises, in squared units of the columns. The best of it never rises as clusters are added, so \
            it cannot choose their number; look for the bend in its curve instead. A row counts by its weight, as in the fit.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nmetrics groups metrics=inertia", shows: "inertia")
        ])

    public static let direction = MetricDirection.lowerIsBetter
    public static let cost = MetricCost.linear
    public static let rangeText = "0 and above"
    public static let comparesCounts = false
    public static let countsWeights = true

    public func scores(
        of partitions: [Partition], in measured: MeasuredPoints, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        try partitions.scored(aboutCentresIn: measured, execution) { partition, points, execution throws(ClusteringError) in
            guard partition.clusterCount > 0 else { return .undefined(.fewerThanTwoClusters) }
            let moments = try ClusterMoments(of: partition, in: points, execution)
            return .finite(moments.within * moments.heaviest)
        }
    }
}
