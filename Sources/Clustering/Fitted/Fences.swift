import Vocabulary

/// Bounds for every column, and how many columns may lie beyond them before a row is an outlier.
public struct Fences: FittedStep {
    public struct Column: Sendable, Hashable, Codable {
        public let name: String
        public let lower: Double
        public let upper: Double
    }

    let step: String
    public let columns: [Column]
    /// A row is an outlier when at least so many of its cells are outside.
    public let cellsNeeded: Int

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let positions = try frame.names.numbers(called: columns.map(\.name))
        let flags = (0..<frame.rowCount).map { row in
            let outside = zip(columns, positions).count { column, position in
                // A missing cell compares false with both bounds.
                frame.values[row, position] < column.lower || frame.values[row, position] > column.upper
            }
            return outside >= cellsNeeded
        }
        return Prepared(frame: frame, outliers: flags, changes: flags.ledger(step: step, reason: text))
    }

    public var text: String { "outside the fences in \(cellsNeeded.counted("column")) or more" }
}

extension [Bool] {
    /// A line that says how many rows are flagged, if any are.
    func ledger(step: String, reason: String) -> [Change] {
        let flagged = count(where: \.self)
        return flagged == 0 ? [] : [Change(step: step, kind: .rowsFlagged, count: flagged, reason: reason)]
    }
}
