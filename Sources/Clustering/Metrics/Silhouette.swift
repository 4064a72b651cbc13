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
            for one cluster and for a cluster a row. Every distance is looked at: nothing is sampled. Distances are those \
            by which the clusters were found, such as manhattan; with text columns they are Gower's. A row of weight 2 counts \
            as two, so that it has another of its kind beside it, and the unit of the weights matters; one below 1 has none. \
            A row alone has 0 whatever its weight.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nmetrics groups metrics=silhouette", shows: "silhouette")
        ],
        references: ["P. J. Rousseeuw, Silhouettes, Journal of Computational and Applied Mathematics 20 (1987)"])

    public static let direction = MetricDirection.higherIsBetter
    public static let cost = MetricCost.quadratic
    public static let rangeText = "-1 to 1"
    public static let countsWeights = true

    public func scores(
        of partitions: [Partition], in measured: MeasuredPoints, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        let comparable = partitions.indices.filter { partitions[$0].reasonAgainstComparing == nil }
        var scores = partitions.map { Score.undefined($0.reasonAgainstComparing ?? .noSpread) }
        let values = try Self.values(of: comparable.map { partitions[$0] }, in: measured, execution)
        for (position, index) in comparable.enumerated() {
            if let mean = measured.points.mean(of: values[position]) { scores[index] = .finite(mean) }
        }
        return scores
    }

    /// The silhouette of every row, in row order; `nil` for noise, and for all where the metric is undefined.
    ///
    /// - Complexity: O(n²·d).
    public static func values(
        of partition: Partition, in measured: MeasuredPoints, _ execution: Execution = .standard
    ) throws(ClusteringError) -> [Double?] {
        guard partition.rowCount == measured.count else { throw .differentRows(partition.rowCount, measured.count) }
        guard partition.reasonAgainstComparing == nil else { return Array(repeating: nil, count: measured.count) }
        return try values(of: [partition], in: measured, execution)[0]
    }

    /// The silhouettes by the distance that the columns allow: the Euclidean one for numbers, Gower's where there are texts.
    public static func values(
        of partition: Partition, in points: Points, _ execution: Execution = .standard
    ) throws(ClusteringError) -> [Double?] {
        try values(of: partition, in: MeasuredPoints(points), execution)
    }

    /// The sums of distances of every row to the clusters of some partitions that are held at once, 512 MB of them.
    private static let sumsAtOnce = 1 << 25

    /// Ranges of partitions whose sums fit beside each other, at least one partition each.
    private static func waves(of partitions: [Partition]) -> [Range<Int>] {
        var waves: [Range<Int>] = []
        var held = Int.max
        for (position, partition) in partitions.enumerated() {
            let sums = partition.rowCount * partition.clusterCount
            if let last = waves.last, held <= Self.sumsAtOnce - sums {
                waves[waves.count - 1] = last.lowerBound..<position + 1
                held += sums
            } else {
                waves.append(position..<position + 1)
                held = sums
            }
        }
        return waves
    }

    /// By partition, then by row.
    private static func values(
        of partitions: [Partition], in measured: MeasuredPoints, _ execution: Execution
    ) throws(ClusteringError) -> [[Double?]] {
        if measured.isEuclidean, measured.points.weights == nil {
            var values: [[Double?]] = []
            for wave in waves(of: partitions) {
                let all = Double(partitions.count)
                let part = execution.part(from: Double(wave.lowerBound) / all, to: Double(wave.upperBound) / all)
                values += try SilhouettePass(Array(partitions[wave]), in: measured.points).values(in: part)
            }
            return values
        }
        return try RowSilhouettes(of: Array(0..<measured.count), partitions, in: measured).values(in: execution)
    }
}
