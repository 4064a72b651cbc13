import Vocabulary

/// A number that says how good a partition of some points is.
public protocol Metric: Described {
    static var direction: MetricDirection { get }
    static var cost: MetricCost { get }
    /// The values it can take, in words: “-1 to 1”.
    static var rangeText: String { get }
    /// Whether it can be compared between different numbers of clusters; one that always favours more of them cannot.
    static var comparesCounts: Bool { get }
    /// The metric it is a cheaper form of; `nil` where it measures something of its own.
    static var original: (any Metric.Type)? { get }

    /// One score a partition, all from one look at the points where that saves work; rows of noise are left out.
    func scores(
        of partitions: [Partition], in points: Points, _ execution: Execution
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
    public static var original: (any Metric.Type)? { nil }

    public func score(
        of partition: Partition, in points: Points, _ execution: Execution = .standard
    ) throws(ClusteringError) -> Score {
        guard partition.rowCount == points.count else { throw .differentRows(partition.rowCount, points.count) }
        return try scores(of: [partition], in: points, execution)[0]
    }

    /// Whether a first score is the better one.
    public static func isBetter(_ first: Double, than second: Double) -> Bool {
        direction == .higherIsBetter ? first > second : first < second
    }
}

extension [Partition] {
    /// One score a partition, in turn; stops in between when cancelled.
    ///
    /// - Parameter score: is told how to carry out its part of the work.
    func scored(
        in execution: Execution, _ score: (Partition, Execution) throws(ClusteringError) -> Score
    ) throws(ClusteringError) -> [Score] {
        var scores: [Score] = []
        for (position, partition) in enumerated() {
            try execution.checkpoint()
            scores.append(try score(partition, execution.part(position, of: count)))
            execution.progress(Double(position + 1) / Double(count))
        }
        return scores
    }
}
