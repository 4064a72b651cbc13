import LinearAlgebra
import Vocabulary

/// What to put into the missing cells of each numeric column.
public struct NumericFill: FittedStep {
    public struct Column: Sendable, Hashable, Codable {
        public let name: String
        public let fill: Double
    }

    let step: String
    let reason: String
    public let columns: [Column]
    /// Columns without a single number, which nothing can be learned from.
    public let empty: [String]

    public func apply(to frame: Frame) throws(ClusteringError) -> Prepared {
        let selected = try frame.selecting(columns: columns.map(\.name))
        var filled = [Int](repeating: 0, count: columns.count)
        let values = selected.values.mapColumns { cell, column in
            guard cell.isNaN else { return cell }
            filled[column] += 1
            return columns[column].fill
        }
        let dropped = frame.columns.filter(empty.contains).map {
            Change(step: step, kind: .columnDropped, column: $0, reason: "every cell was missing when the step was fitted")
        }
        let changes = columns.indices.filter { filled[$0] > 0 }.map {
            Change(
                step: step, kind: .cellsFilled, column: columns[$0].name, count: filled[$0],
                reason: "\(reason) \(columns[$0].fill)")
        }
        return Prepared(
            frame: selected.replacing(columns: selected.columns, values: values),
            changes: dropped + changes + frame.strangers(to: columns.map(\.name) + empty, step: step))
    }

    public var text: String {
        let told = empty.isEmpty ? "" : ", and drops \(empty.joined(separator: ", ")) for being empty"
        return "fills missing cells of \(columns.count.counted("column")) with the \(reason)" + told
    }
}
