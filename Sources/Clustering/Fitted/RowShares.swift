import LinearAlgebra
import Vocabulary

/// The columns that make up a whole, row by row.
public struct RowShares: FittedStep {
    let step: String
    public let columns: [String]
    /// Which of the columns are parts of the whole, ascending.
    let parts: [Int]
    /// What the shares of a row add up to.
    public let whole: Double

    init(step: String, columns: [String], parts: [Int], whole: Double) {
        self.step = step
        self.columns = columns
        self.parts = parts
        self.whole = whole
    }

    private enum CodingKeys: CodingKey { case step, columns, parts, whole }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        step = try container.decode(String.self, forKey: .step)
        columns = try container.decode([String].self, forKey: .columns)
        parts = try container.decode([Int].self, forKey: .parts)
        whole = try container.decode(Double.self, forKey: .whole)
        guard parts.allSatisfy(columns.indices.contains) else {
            throw ClusteringError.unreadableModel("the parts are not among the \(columns.count) columns")
        }
    }

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let selected = try frame.selecting(columns: columns)
        let width = columns.count
        let (values, emptied) = try selected.values.mapRows(to: width, in: execution) { [parts, whole] rows, source, target in
            var emptied = 0
            target.update(from: source, count: rows.count * width)
            for row in 0..<rows.count {
                let cells = UnsafeMutableBufferPointer(start: target + row * width, count: width)
                let sum = parts.reduce(0) { $0 + (cells[$1].isNaN ? 0 : cells[$1]) }
                for part in parts where !cells[part].isNaN {
                    cells[part] = sum > 0 ? (cells[part] / sum * whole).bounded : 0
                }
                if !(sum > 0) { emptied += 1 }
            }
            return emptied
        }
        let scaled = parts.map {
            Change(
                step: step, kind: .columnScaled, column: columns[$0], count: frame.rowCount,
                reason: "x / sum of \(parts.count.counted("column")) × \(whole.grouped(digits: 0))")
        }
        let count = parts.isEmpty ? 0 : emptied.reduce(0, +)
        let zeroed = Change(step: step, kind: .rowsZeroed, count: count, reason: "the sum of the row is not positive")
        return Prepared(
            frame: selected.replacing(columns: columns, values: values),
            changes: scaled + (count > 0 ? [zeroed] : []) + frame.strangers(to: columns, step: step))
    }

    public var text: String { "turns \(parts.count.counted("column")) into shares of \(whole.grouped(digits: 0))" }
}
