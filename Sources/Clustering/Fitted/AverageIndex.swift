import Vocabulary

/// The mean of every column, which becomes 100. Missing cells stay missing.
public struct AverageIndex: FittedStep {
    public struct Column: Sendable, Hashable, Codable {
        public let name: String
        public let mean: Double
        /// False for a column whose mean is not positive, which is left as it is.
        public let hasIndex: Bool

        /// What the column is divided by, before and after the hundredfold.
        fileprivate var divisor: Double { hasIndex ? mean : 1 }
        fileprivate var factor: Double { hasIndex ? 100 : 1 }
    }

    let step: String
    public let columns: [Column]

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let selected = try frame.selecting(columns: columns.map(\.name))
        let values = try selected.values.mapCells(columns.map(\.divisor), columns.map(\.factor), in: execution) { $0 / $1 * $2 }
        let changes = columns.map { column in
            Change(
                step: step, kind: .columnScaled, column: column.name, count: frame.rowCount,
                reason: column.hasIndex
                    ? "x / \(column.mean) × 100" : "left as it is, since its mean \(column.mean) is not positive")
        }
        return Prepared(
            frame: selected.replacing(columns: selected.columns, values: values),
            changes: changes + frame.strangers(to: columns.map(\.name), step: step))
    }

    public func invert(_ frame: Frame) throws(ClusteringError) -> Frame {
        let fitted = frame.places(in: columns.map(\.name)).map { $0.map { columns[$0] } }
        let (divisors, factors) = (fitted.map { $0?.divisor ?? 1 }, fitted.map { $0?.factor ?? 1 })
        return frame.replacing(columns: frame.columns, values: try frame.values.mapCells(divisors, factors) { $0 / $2 * $1 })
    }

    public var text: String {
        let without = columns.count { !$0.hasIndex }
        let told = without == 0 ? "" : ", of which \(without.grouped) without an index"
        return "makes 100 the mean of \(columns.count.counted("column"))" + told
    }
}
