import LinearAlgebra
import Vocabulary

/// Moves and scales every column: (x − offset) / scale.
///
/// Missing cells stay missing; what would exceed the largest legal magnitude is cut to it.
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

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let selected = try frame.selecting(columns: columns.map(\.name))
        let values = try selected.values.mapCells(columns.map(\.offset), columns.map(\.scale), in: execution) { ($0 - $1) / $2 }
        let changes = columns.map { column in
            Change(step: step, kind: .columnScaled, column: column.name, count: frame.rowCount, reason: column.formula)
        }
        return Prepared(
            frame: selected.replacing(columns: selected.columns, values: values),
            changes: changes + frame.strangers(to: columns.map(\.name), step: step))
    }

    public func invert(_ frame: Frame) throws(ClusteringError) -> Frame {
        let fitted = frame.places(in: columns.map(\.name)).map { $0.map { columns[$0] } }
        let (offsets, scales) = (fitted.map { $0?.offset ?? 0 }, fitted.map { $0?.scale ?? 1 })
        return frame.replacing(columns: frame.columns, values: try frame.values.mapCells(offsets, scales) { $0 * $2 + $1 })
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
