import Vocabulary

/// The variance between clusters over the variance within, each by its degrees of freedom.
public struct CalinskiHarabasz: Metric {
    public init() {}

    public static let card = Card(
        name: "calinski_harabasz",
        summary: "Variance between clusters over variance within them.",
        discussion: """
            (between / (k − 1)) / (within / (n − k)). Favours round clusters of similar spread, as k-means does. Undefined \
            for one cluster, for a cluster a row, and where no cluster has any spread. A row of weight 2 counts as two, so \
            weights that add up to no more than the clusters leave it undefined.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nmetrics groups metrics=calinski_harabasz", shows: "calinski_harabasz")
        ],
        references: ["T. Caliński, J. Harabasz, A dendrite method for cluster analysis, Communications in Statistics 3 (1974)"])

    public static let direction = MetricDirection.higherIsBetter
    public static let cost = MetricCost.linear
    public static let rangeText = "0 and above"
    public static let countsWeights = true

    public func scores(
        of partitions: [Partition], in measured: MeasuredPoints, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        try partitions.scored(aboutCentresIn: measured, execution) { partition, points, execution throws(ClusteringError) in
            if let reason = partition.reasonAgainstComparing { return .undefined(reason) }
            let moments = try ClusterMoments(of: partition, in: points, execution)
            guard moments.totalSquares > 0 else { return .undefined(.noSpread) }
            guard moments.within > 0 else { return .undefined(.noSpreadWithin) }
            let freedom = moments.mass * moments.heaviest - Double(partition.clusterCount)
            guard freedom > 0 else { return .undefined(.tooLittleWeight) }
            let between = moments.between / Double(partition.clusterCount - 1)
            return .finite(between / (moments.within / freedom))
        }
    }
}

extension Partition {
    /// Why clusters cannot be compared with each other: there are too few, or no row shares one.
    var reasonAgainstComparing: Score.Reason? {
        if clusterCount < 2 { return .fewerThanTwoClusters }
        return sizes[0] == 1 ? .everyRowAlone : nil
    }
}
