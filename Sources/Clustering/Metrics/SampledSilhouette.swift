import LinearAlgebra
import Vocabulary

/// The silhouette estimated from a sample of rows, with its standard error.
public struct SampledSilhouette: Metric {
    public var sample = 1000
    public var seed = 42

    public init() {}

    public init(sample: Int, seed: Int = 42) {
        self.sample = sample
        self.seed = seed
    }

    public static let card = Card(
        name: "silhouette_sampled",
        summary: "The silhouette estimated from a sample of rows, with its error.",
        discussion: """
            The exact silhouette of each sampled row, from its distances to all rows; their mean estimates the silhouette, \
            and the standard error says how far it may be off: about 1 time in 20 by more than twice as much. Rows are \
            drawn without replacement by their ids and the seed, so the same rows are drawn in whatever order they come \
            and whatever is done to the columns. With no more rows than the sample it is exact. Undefined for one cluster \
            and for a cluster a row. Rows count by their weights as in the silhouette; every row is \
            as likely to be drawn.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nmetrics groups metrics=silhouette_sampled", shows: "silhouette_sampled")
        ],
        references: [
            "P. J. Rousseeuw, Silhouettes, Journal of Computational and Applied Mathematics 20 (1987)",
            "W. G. Cochran, Sampling Techniques, chapter 2 (1977)",
        ])

    public static let parameters: [Parameter<Self>] = [
        .option("sample", \.sample, "How many rows to draw.", in: .atLeast(2), unit: "rows"),
        .option("seed", \.seed, "What the random numbers are drawn from."),
    ]

    public static let direction = MetricDirection.higherIsBetter
    public static let cost = MetricCost.linear
    public static let rangeText = "-1 to 1"
    public static let original: (any Metric.Type)? = Silhouette.self
    public static let countsWeights = true

    /// - Complexity: O(m·n·(d + p)) for m sampled rows and p partitions; O(m·d + n·p) memory.
    public func scores(
        of partitions: [Partition], in measured: MeasuredPoints, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        var scores = partitions.map { Score.undefined($0.reasonAgainstComparing ?? .noSpread) }
        let comparable = partitions.indices.filter { partitions[$0].reasonAgainstComparing == nil }
        guard !comparable.isEmpty, !measured.points.hasNoColumns else { return scores }
        let drawn = draw(of: comparable.map { partitions[$0] }, in: measured.points)
        let values = try silhouettes(drawn, comparable.map { partitions[$0] }, in: measured, execution)
        for (position, index) in comparable.enumerated() {
            let rows = measured.count - partitions[index].noiseCount
            let weights = measured.points.relativeWeights.map { weights in drawn[position].map { weights[$0] } }
            scores[index] = Self.estimate(values[position].compactMap(\.self), weights, of: rows)
        }
        return scores
    }

    /// The silhouette of every sampled row, in row order; `nil` for all others.
    public func values(
        of partition: Partition, in points: Points, _ execution: Execution = .standard
    ) throws(ClusteringError) -> [Double?] {
        guard partition.rowCount == points.count else { throw .differentRows(partition.rowCount, points.count) }
        var values = [Double?](repeating: nil, count: points.count)
        guard partition.reasonAgainstComparing == nil, !points.hasNoColumns else { return values }
        let (drawn, measured) = (draw(of: [partition], in: points), try MeasuredPoints(points))
        for (row, value) in zip(drawn[0], try silhouettes(drawn, [partition], in: measured, execution)[0]) {
            values[row] = value
        }
        return values
    }

    /// The mean and its standard error, which shrinks as the sample comes near to all rows.
    ///
    /// - Parameter weights: of the values; the mean is then a ratio of two sums over the sample, and so is its error.
    private static func estimate(_ values: [Double], _ weights: [Double]?, of rows: Int) -> Score {
        let weights = weights ?? Array(repeating: 1, count: values.count)
        guard let meanWeight = weights.mean, let meanProduct = zip(values, weights).map({ $0 * $1 }).mean else {
            return .undefined(.noSpread)
        }
        let mean = meanProduct / meanWeight
        guard values.count < rows else { return .finite(mean) }
        let deviations = zip(values, weights).map { ($0 - mean) * $1 / meanWeight }
        let count = Double(values.count)
        let variance = deviations.reduce(0) { $0 + $1 * $1 } / max(1, count - 1)
        return .estimate(mean, standardError: (variance / count * (1 - count / Double(rows))).squareRoot())
    }
}

extension SampledSilhouette {
    private static let purpose = 40

    /// By partition: the sampled rows among those that are not noise, ascending.
    ///
    /// Every row draws a number that depends on its id and the seed alone, and the smallest win; so what is drawn for a
    /// partition does not depend on which others are asked about.
    private func draw(of partitions: [Partition], in points: Points) -> [[Int]] {
        let order = points.ids.map(number).enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
        return partitions.map { partition in
            let labelled = order.lazy.map(\.offset).filter { partition.labels[$0] != nil }
            return labelled.prefix(max(2, sample)).sorted()
        }
    }

    private func number(of id: String) -> UInt64 {
        // FNV-1a, whose bits the random stream then mixes.
        let hash = id.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        var stream = RandomStream(
            seed: seed, purpose: Self.purpose, run: Int(hash & 0xFFFF_FFFF), restart: Int(hash >> 32))
        return stream.next()
    }

    /// By partition: the silhouettes of the rows drawn for it.
    private func silhouettes(
        _ drawn: [[Int]], _ partitions: [Partition], in measured: MeasuredPoints, _ execution: Execution
    ) throws(ClusteringError) -> [[Double?]] {
        let rows = Set(drawn.joined()).sorted()
        let values = try RowSilhouettes(of: rows, partitions, in: measured).values(in: execution)
        return zip(drawn, values).map { drawn, values in
            let isDrawn = Set(drawn)
            return zip(rows, values).filter { isDrawn.contains($0.0) }.map(\.1)
        }
    }
}
