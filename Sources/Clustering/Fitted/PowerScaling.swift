import Foundation
import LinearAlgebra
import Vocabulary

/// A power that bends each column, and then an offset and a scale. Missing cells stay missing.
public struct PowerScaling: FittedStep {
    public struct Column: Sendable, Hashable, Codable {
        public let name: String
        /// Yeo and Johnson's λ; 1 leaves a column as it is.
        public let power: Double
        public let offset: Double
        /// Never zero; 1 for a column that has no spread.
        public let scale: Double
        public let isConstant: Bool

        /// - Parameter power: `nil` for a column that does not vary, which is moved only.
        init(name: String, power: Double?, offset: Double, spread: Double) {
            self.name = name
            self.power = power ?? 1
            self.offset = offset
            isConstant = power == nil || !spread.isNormal
            scale = isConstant ? 1 : spread
        }
    }

    let step: String
    public let columns: [Column]

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let selected = try frame.selecting(columns: columns.map(\.name))
        let (values, _) = try selected.values.mapRows(to: columns.count, in: execution) { [shapes] rows, source, target in
            for position in 0..<rows.count * shapes.count {
                let (cell, shape) = (source[position], shapes[position % shapes.count])
                let logarithm = cell < 0 ? -log1p(-cell) : log1p(cell)
                let bent = YeoJohnsonLikelihood.bent(logarithm: logarithm, power: shape.power)
                target[position] = ((bent - shape.offset) / shape.scale).bounded
            }
        }
        let changes = columns.map { column in
            Change(step: step, kind: .columnScaled, column: column.name, count: frame.rowCount, reason: column.formula)
        }
        return Prepared(
            frame: selected.replacing(columns: selected.columns, values: values),
            changes: changes + frame.strangers(to: columns.map(\.name), step: step))
    }

    public func invert(_ frame: Frame) throws(ClusteringError) -> Frame {
        let shapes = shapes
        let fitted = frame.places(in: columns.map(\.name)).map { $0.map { shapes[$0] } }
        let (values, _) = try frame.values.mapRows(to: fitted.count) { rows, source, target in
            for position in 0..<rows.count * fitted.count {
                let cell = source[position]
                target[position] = fitted[position % fitted.count].map { shape in
                    YeoJohnsonLikelihood.straightened(cell * shape.scale + shape.offset, power: shape.power)
                } ?? cell
            }
        }
        return frame.replacing(columns: frame.columns, values: values)
    }

    public var text: String {
        let constant = columns.count(where: \.isConstant)
        let told = constant == 0 ? "" : ", of which \(constant.grouped) without spread"
        return "bends \(columns.count.counted("column"))" + told
    }

    /// The numbers of the columns without their names, for inner loops.
    private var shapes: [(power: Double, offset: Double, scale: Double)] { columns.map { ($0.power, $0.offset, $0.scale) } }
}

extension PowerScaling.Column {
    fileprivate var formula: String {
        let scaled = offset == 0 && scale == 1 ? "" : ", then (x − \(offset)) / \(scale)"
        return isConstant ? "x − \(offset), since it has no spread" : "bent by the power \(power)" + scaled
    }
}
