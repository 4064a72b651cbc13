import LinearAlgebra
import Vocabulary

/// The quantiles of every column, by which numbers become shares and shares numbers. Missing cells stay missing.
public struct QuantileScaling: FittedStep {
    let step: String
    public let columns: [String]
    /// Whether shares are turned into normal numbers.
    public let isNormal: Bool
    /// Columns × quantiles, evenly spaced in the share that lies below them; at least two.
    let quantiles: PackedMatrix

    init(step: String, columns: [String], isNormal: Bool, quantiles: PackedMatrix) {
        self.step = step
        self.columns = columns
        self.isNormal = isNormal
        self.quantiles = quantiles
    }

    private enum CodingKeys: CodingKey { case step, columns, isNormal, quantiles }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        step = try container.decode(String.self, forKey: .step)
        columns = try container.decode([String].self, forKey: .columns)
        isNormal = try container.decode(Bool.self, forKey: .isNormal)
        quantiles = try container.decode(PackedMatrix.self, forKey: .quantiles)
        guard quantiles.matrix.rows == columns.count, columns.isEmpty || quantiles.matrix.columns > 1 else {
            throw ClusteringError.unreadableModel("the quantiles do not fit their \(columns.count) columns")
        }
    }

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let selected = try frame.selecting(columns: columns)
        let (values, _) = try selected.values.mapRows(to: columns.count, in: execution) { [self] rows, source, target in
            for position in 0..<rows.count * columns.count {
                target[position] = source[position].isNaN ? .nan : scaled(source[position], position % columns.count)
            }
        }
        let changes = columns.indices.map { column in
            Change(
                step: step, kind: .columnScaled, column: columns[column], count: frame.rowCount,
                reason: spread(of: column) > 0
                    ? "the share below, from \(quantiles.matrix.columns.counted("quantile"))\(isNormal ? ", as a normal number" : "")"
                    : "0, since it has no spread")
        }
        return Prepared(
            frame: selected.replacing(columns: columns, values: values),
            changes: changes + frame.strangers(to: columns, step: step))
    }

    public func invert(_ frame: Frame) throws(ClusteringError) -> Frame {
        let fitted = frame.places(in: columns)
        let (values, _) = try frame.values.mapRows(to: fitted.count) { [self] rows, source, target in
            for position in 0..<rows.count * fitted.count {
                let cell = source[position]
                let column = cell.isNaN ? nil : fitted[position % fitted.count]
                target[position] = column.map { original(cell, $0) } ?? cell
            }
        }
        return frame.replacing(columns: frame.columns, values: values)
    }

    public var text: String {
        "ranks \(columns.count.counted("column")) by \(quantiles.matrix.columns.counted("quantile"))"
            + (isNormal ? ", as normal numbers" : "")
    }
}

extension QuantileScaling {
    /// Shares nearer to 0 and 1 than this have no normal number of use.
    private static let margin = 1e-7

    private func spread(of column: Int) -> Double {
        quantiles.matrix[column, quantiles.matrix.columns - 1] - quantiles.matrix[column, 0]
    }

    private func scaled(_ cell: Double, _ column: Int) -> Double {
        guard spread(of: column) > 0 else { return 0 }
        let share = quantiles.matrix.row(column).share(below: cell)
        return isNormal ? NormalDistribution.quantile(min(max(share, Self.margin), 1 - Self.margin)) : share
    }

    private func original(_ cell: Double, _ column: Int) -> Double {
        let share = isNormal ? NormalDistribution.share(below: cell) : cell
        let last = quantiles.matrix.columns - 1
        let position = min(max(share, 0), 1) * Double(last)
        let below = min(Int(position), last - 1)
        let (lower, upper) = (quantiles.matrix[column, below], quantiles.matrix[column, below + 1])
        return lower + (upper - lower) * (position - Double(below))
    }
}

extension ArraySlice<Double> {
    /// The share below a number, from these quantiles at even distances; the middle of the shares of equal quantiles.
    fileprivate func share(below number: Double) -> Double {
        let last = Double(count - 1)
        let upper = firstPosition { $0 > number }
        let lower = firstPosition { $0 >= number }
        if lower < upper {
            // At the very ends the share is that of the end, however many lie there.
            if lower == startIndex { return 0 }
            if upper == endIndex { return 1 }
            return Double(lower + upper - 1 - 2 * startIndex) / (2 * last)
        }
        guard upper > startIndex else { return 0 }
        guard upper < endIndex else { return 1 }
        let (before, after) = (self[upper - 1], self[upper])
        return (Double(upper - 1 - startIndex) + (number - before) / (after - before)) / last
    }

    /// Where the first of these ascending numbers stands that satisfies a condition all later ones satisfy too.
    private func firstPosition(where isBeyond: (Double) -> Bool) -> Int {
        var (lower, upper) = (startIndex, endIndex)
        while lower < upper {
            let middle = lower + (upper - lower) / 2
            if isBeyond(self[middle]) { upper = middle } else { lower = middle + 1 }
        }
        return lower
    }
}
