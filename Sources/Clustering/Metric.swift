import Vocabulary

/// A number that says how good a partition of some points is.
public protocol Metric: Described {
    static var direction: MetricDirection { get }
    static var cost: MetricCost { get }
    /// The values it can take, in words: “-1 to 1”.
    static var rangeText: String { get }
    /// Whether it can be compared between different numbers of clusters; one that always favours more of them cannot.
    static var comparesCounts: Bool { get }
    /// Whether a row of weight 2 is as two rows that coincide, unless it is alone in its cluster; otherwise every row counts
    /// once, whatever its weight.
    static var countsWeights: Bool { get }
    /// The metric it is a cheaper form of; `nil` where it measures something of its own.
    static var original: (any Metric.Type)? { get }

    /// One score a partition, all from one look at the points where that saves work; rows of noise are left out.
    ///
    /// A metric that rests on pairs of rows takes the dissimilarity of the points; one that needs centres is undefined where
    /// there are none.
    func scores(
        of partitions: [Partition], in measured: MeasuredPoints, _ execution: Execution
    ) throws(ClusteringError) -> [Score]
}

/// Which end of a metric's range is the good one.
public enum MetricDirection: String, Sendable, Codable {
    case higherIsBetter, lowerIsBetter
}

/// How the work of a metric grows with the number of rows.
public enum MetricCost: String, Sendable, Codable {
    case linear, quadratic
}

extension Metric {
    public static var comparesCounts: Bool { true }
    public static var countsWeights: Bool { false }
    public static var original: (any Metric.Type)? { nil }

    public func score(
        of partition: Partition, in measured: MeasuredPoints, _ execution: Execution = .standard
    ) throws(ClusteringError) -> Score {
        guard partition.rowCount == measured.count else { throw .differentRows(partition.rowCount, measured.count) }
        return try scores(of: [partition], in: measured, execution)[0]
    }

    /// The score by the distance that the columns allow: the Euclidean one for numbers, Gower's where there are texts.
    public func score(
        of partition: Partition, in points: Points, _ execution: Execution = .standard
    ) throws(ClusteringError) -> Score {
        try score(of: partition, in: MeasuredPoints(points), execution)
    }

    /// Scores by the distance that the columns allow: the Euclidean one for numbers, Gower's where there are texts.
    public func scores(
        of partitions: [Partition], in points: Points, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        try scores(of: partitions, in: MeasuredPoints(points), execution)
    }

    /// Whether a first score is the better one.
    public static func isBetter(_ first: Double, than second: Double) -> Bool {
        direction == .higherIsBetter ? first > second : first < second
    }
}

extension [Partition] {
    /// One score a partition, in turn, by a metric that needs centres; stops in between when cancelled.
    ///
    /// - Parameter score: is told how to carry out its part of the work.
    func scored(
        aboutCentresIn measured: MeasuredPoints, _ execution: Execution,
        _ score: (Partition, Points, Execution) throws(ClusteringError) -> Score
    ) throws(ClusteringError) -> [Score] {
        if let reason = measured.reasonAgainstCentres { return map { _ in .undefined(reason) } }
        var scores: [Score] = []
        for (position, partition) in enumerated() {
            try execution.checkpoint()
            scores.append(try score(partition, measured.points, execution.part(position, of: count)))
            execution.progress(Double(position + 1) / Double(count))
        }
        return scores
    }
}
