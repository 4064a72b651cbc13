import LinearAlgebra
import Vocabulary

/// The mean squared distance of rows to their centre, over the least squared distance of two centres.
public struct XieBeni: Metric {
    public init() {}

    public static let card = Card(
        name: "xie_beni",
        summary: "Spread within clusters over the least squared distance of centres.",
        discussion: """
            inertia / (n · min ‖cᵢ − cⱼ‖²): the index of Xie and Beni for clusters without overlap, where it is the same as \
            Ray and Turi's. Falls towards 0 as the clusters come near to one a row, so compare small numbers of them only. \
            Undefined for one cluster, for a cluster a row, and where two centres coincide. A row of weight 2 counts as two.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nmetrics groups metrics=xie_beni", shows: "xie_beni")
        ],
        references: [
            "X. L. Xie, G. Beni, A validity measure for fuzzy clustering, IEEE PAMI 13 (1991)",
            "S. Ray, R. H. Turi, Determination of number of clusters in k-means clustering, ICAPRDT 1999",
        ])

    public static let direction = MetricDirection.lowerIsBetter
    public static let cost = MetricCost.linear
    public static let rangeText = "0 and above"
    public static let countsWeights = true

    public func scores(
        of partitions: [Partition], in measured: MeasuredPoints, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        try partitions.scored(aboutCentresIn: measured, execution) { partition, points, execution throws(ClusteringError) in
            try score(of: partition, points, execution)
        }
    }

    private func score(
        of partition: Partition, _ points: Points, _ execution: Execution
    ) throws(ClusteringError) -> Score {
        if let reason = partition.reasonAgainstComparing { return .undefined(reason) }
        let moments = try ClusterMoments(of: partition, in: points, execution)
        let separation = try Self.leastSquaredDistance(moments.centres, in: execution)
        guard separation > 0 else { return .undefined(.coincidentCentres) }
        return .finite(moments.within / moments.mass / separation)
    }

    /// The squared distance of the two rows that are nearest to each other.
    private static func leastSquaredDistance(_ centres: Matrix, in execution: Execution) throws(ClusteringError) -> Double {
        let depth = centres.columns
        return try centres.withUnsafeElements { (cells) throws(ClusteringError) in
            guard let cells = cells.baseAddress, depth > 0 else { return 0 }
            var least = Double.infinity
            for first in 0..<centres.rows {
                try execution.checkpoint()
                for second in first + 1..<max(first + 1, centres.rows) {
                    least = min(least, Distances.squared(cells + first * depth, cells + second * depth, count: depth))
                }
            }
            return least
        }
    }
}
