/// A metric that compares a partition with given labels and does not look at the points.
///
/// What every one of them promises: 1 for the same partition, however its clusters are numbered; a row that is noise on
/// either side is left out; undefined without labels, or where no row has a place on both sides.
public protocol AgreementMetric: Metric {
    /// The labels to compare with, such as a partition made earlier.
    var reference: Partition? { get set }

    /// The number for two partitions that differ and share at least two rows.
    func number(for table: CrossTable) -> Double
}

extension AgreementMetric {
    public static var direction: MetricDirection { .higherIsBetter }
    public static var cost: MetricCost { .linear }
    public static var rangeText: String { "0 to 1" }

    public init(reference: Partition) {
        self.init()
        self.reference = reference
    }

    public func scores(
        of partitions: [Partition], in measured: MeasuredPoints, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        partitions.map { partition in
            guard let reference else { return .undefined(.noReference) }
            return score(partition, against: reference)
        }
    }

    /// The score of a comparison that has been counted already.
    public func score(of table: CrossTable) -> Score {
        guard table.rowCount > 0 else { return .undefined(.noReference) }
        // The formulas divide nothing by nothing here where all rows are together, or all apart.
        return table.isOfOnePartition ? .value(1) : .finite(number(for: table))
    }

    private func score(_ partition: Partition, against reference: Partition) -> Score {
        guard let table = try? CrossTable(partition, against: reference) else { return .undefined(.differentRows) }
        return score(of: table)
    }

    /// The score with every parameter at its default.
    ///
    /// - Complexity: O(n), and what the number takes beside the counting.
    public static func score(_ partition: Partition, against reference: Partition) -> Score {
        Self().score(partition, against: reference)
    }
}
