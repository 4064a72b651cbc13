import LinearAlgebra
import Vocabulary

/// How much each cluster overlaps the one most like it, on average.
public struct DaviesBouldin: Metric {
    public init() {}

    public static let card = Card(
        name: "davies_bouldin",
        summary: "Mean overlap of each cluster with the one most like it.",
        discussion: """
            For each cluster the largest (sᵢ + sⱼ) / dᵢⱼ over the others, where s is the mean distance of rows to their \
            cluster's mean and d the distance of two means; then the mean over clusters. Undefined for one cluster, for a \
            cluster a row, and where two means coincide. A row of weight 2 counts as two.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nmetrics groups metrics=davies_bouldin", shows: "davies_bouldin")
        ],
        references: ["D. L. Davies, D. W. Bouldin, A cluster separation measure, IEEE PAMI 1 (1979)"])

    public static let direction = MetricDirection.lowerIsBetter
    public static let cost = MetricCost.linear
    public static let rangeText = "0 and above"
    public static let countsWeights = true

    public func scores(
        of partitions: [Partition], in measured: MeasuredPoints, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        try partitions.scored(aboutCentresIn: measured, execution) { partition, points, execution throws(ClusteringError) in
            if let reason = partition.reasonAgainstComparing { return .undefined(reason) }
            return try Self.score(ClusterMoments(of: partition, in: points, execution))
        }
    }

    private static func score(_ moments: ClusterMoments) -> Score {
        let (clusters, depth) = (moments.sizes.count, moments.centres.columns)
        guard depth > 0 else { return .undefined(.coincidentCentres) }
        return moments.centres.withUnsafeElements { centres in
            var sum = 0.0
            for first in 0..<clusters {
                var worst = 0.0
                for second in 0..<clusters where second != first {
                    let centre = centres.baseAddress!
                    let distance = Distances.squared(centre + first * depth, centre + second * depth, count: depth).squareRoot()
                    guard distance > 0 else { return .undefined(.coincidentCentres) }
                    worst = max(worst, (moments.meanDistances[first] + moments.meanDistances[second]) / distance)
                }
                sum += worst
            }
            return .finite(sum / Double(clusters))
        }
    }
}
