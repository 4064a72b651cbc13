import Vocabulary

/// The mean squared distance of rows to their cluster's mean, averaged over clusters.
public struct BallHall: Metric {
    public init() {}

    public static let card = Card(
        name: "ball_hall",
        summary: "Mean over clusters of their mean squared distance to the mean.",
        discussion: """
            Like inertia, but every cluster counts the same whatever its size; in squared units of the columns. It falls as \
            clusters are added, so it cannot choose their number; look for the sharpest bend instead. A row counts by its \
            weight.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nmetrics groups metrics=ball_hall", shows: "ball_hall")
        ],
        references: ["G. H. Ball, D. J. Hall, ISODATA: a novel method of data analysis, Stanford Research Institute (1965)"])

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
            let means = zip(moments.squares, moments.masses).map { $0 / $1 }
            return .finite(means.reduce(0, +) / Double(partition.clusterCount))
        }
    }
}
