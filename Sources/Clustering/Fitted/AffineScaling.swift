import LinearAlgebra
import Vocabulary

/// Moves and scales every column: (x − offset) / scale. Missing cells stay missing.
public struct AffineScaling: FittedStep {
    public struct Column: Sendable, Hashable, Codable {
        public let name: String
        public let offset: Double
        /// Never zero; 1 for a column that has no spread.
        public let scale: Double
        public let isConstant: Bool

        /// - Parameter spread: what to divide by; a column without spread is moved only.
        init(name: String, offset: Double, spread: Double) {
            self.name = name
            self.offset = offset
            isConstant = !spread.isNormal
            scale = isConstant ? 1 : spread
        }
    }

    let step: String
    public let columns: [Column]

    public func apply(to frame: Frame) throws(ClusteringError) -> Prepared {
        let selected = try frame.selecting(columns: columns.map(\.name))
        let values = selected.values.mapColumns { ($0 - columns[$1].offset) / columns[$1].scale }
        let changes = columns.map { column in
            Change(step: step, kind: .columnScaled, column: column.name, count: frame.rowCount, reason: column.formula)
        }
        return Prepared(
            frame: selected.replacing(columns: selected.columns, values: values),
            changes: changes + frame.strangers(to: columns.map(\.name), step: step))
    }

    public func invert(_ frame: Frame) throws(ClusteringError) -> Frame {
        let selected = try frame.selecting(columns: columns.map(\.name))
        let values = selected.values.mapColumns { $0 * columns[$1].scale + columns[$1].offset }
        return selected.replacing(columns: selected.columns, values: values)
    }

    public var text: String {
        let constant = columns.count(where: \.isConstant)
        let told = constant == 0 ? "" : ", of which \(constant.grouped) without spread"
        return "scales \(columns.count.counted("column"))" + told
    }
}

extension AffineScaling.Column {
    fileprivate var formula: String {
        isConstant ? "x − \(offset), since it has no spread to divide by" : "(x − \(offset)) / \(scale)"
    }
}

extension Frame {
    /// Numeric columns that a step was not fitted on, and therefore drops.
    func strangers(to known: [String], step: String) -> [Change] {
        let known = Set(known)
        return columns.filter { !known.contains($0) }.map {
            Change(step: step, kind: .columnDropped, column: $0, reason: "it was not there when the step was fitted")
        }
    }
}

extension Matrix {
    /// Every cell replaced by a function of itself and of its column.
    func mapColumns(_ transform: (Double, Int) -> Double) -> Matrix {
        var mapped = self
        mapped.withUnsafeMutableElements { cells in
            for row in 0..<rows {
                for column in 0..<columns {
                    cells[row * columns + column] = transform(cells[row * columns + column], column)
                }
            }
        }
        return mapped
    }
}
