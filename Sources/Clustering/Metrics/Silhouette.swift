import LinearAlgebra
import Vocabulary

/// How much nearer rows are to their own cluster than to the next.
public struct Silhouette: Metric {
    public init() {}

    public static let card = Card(
        name: "silhouette",
        summary: "How much nearer rows are to their own cluster than to the next.",
        discussion: """
            For each row (b − a) / max(a, b), where a is its mean distance to the others of its cluster and b the smallest \
            mean distance to the rows of another; then the mean over rows. A row alone in its cluster counts 0. Undefined \
            for one cluster and for a cluster a row. Every distance is looked at: nothing is sampled.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nmetrics groups metrics=silhouette", shows: "silhouette")
        ],
        references: ["P. J. Rousseeuw, Silhouettes, Journal of Computational and Applied Mathematics 20 (1987)"])

    public static let direction = MetricDirection.higherIsBetter
    public static let cost = MetricCost.quadratic
    public static let rangeText = "-1 to 1"

    public func scores(
        of partitions: [Partition], in points: Points, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        let comparable = partitions.indices.filter { partitions[$0].reasonAgainstComparing == nil }
        var scores = partitions.map { Score.undefined($0.reasonAgainstComparing ?? .noSpread) }
        let values = try SilhouettePass(comparable.map { partitions[$0] }, in: points).values(in: execution)
        for (position, index) in comparable.enumerated() {
            let defined = values[position].compactMap(\.self)
            scores[index] = .finite(defined.reduce(0, +) / Double(defined.count))
        }
        return scores
    }

    /// The silhouette of every row, in row order; `nil` for noise, and for all where the metric is undefined.
    ///
    /// - Complexity: O(n²·d).
    public static func values(
        of partition: Partition, in points: Points, _ execution: Execution = .standard
    ) throws(ClusteringError) -> [Double?] {
        guard partition.rowCount == points.count else { throw .differentRows(partition.rowCount, points.count) }
        guard partition.reasonAgainstComparing == nil else { return Array(repeating: nil, count: points.count) }
        return try SilhouettePass([partition], in: points).values(in: execution)[0]
    }
}
