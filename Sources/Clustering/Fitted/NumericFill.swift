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

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let selected = try frame.selecting(columns: columns.map(\.name))
        let (values, filled) = try selected.values.filling(with: columns.map(\.fill), in: execution)
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

extension Matrix {
    /// The matrix with a number in place of every missing cell, by column, and how many cells of each column were missing.
    func filling(
        with fills: [Double], in execution: Execution = .standard
    ) throws(ClusteringError) -> (matrix: Matrix, filled: [Int]) {
        let width = columns
        let (matrix, counts) = try mapRows(to: width, in: execution) { rows, source, target in
            var filled = [Int](repeating: 0, count: width)
            for row in 0..<rows.count {
                for column in 0..<width {
                    let cell = source[row * width + column]
                    target[row * width + column] = cell.isNaN ? fills[column] : cell
                    if cell.isNaN { filled[column] += 1 }
                }
            }
            return filled
        }
        return (matrix, counts.reduce(into: Array(repeating: 0, count: width)) { sums, counts in
            for column in 0..<width { sums[column] += counts[column] }
        })
    }
}
