import LinearAlgebra
import Vocabulary

/// The directions of greatest variance, and the point they start from.
public struct PrincipalComponents: FittedStep {
    let step: String
    public let columns: [String]
    /// By column.
    public let means: [Double]
    /// Components × columns: orthonormal rows, the loading of largest magnitude positive.
    public let components: Matrix
    /// By component: variance with n − 1 in the denominator.
    public let explainedVariance: [Double]
    /// By component: share of the variance of all columns.
    public let explainedShare: [Double]

    /// `PC1`, `PC2`, …
    public var componentNames: [String] { (0..<components.rows).map { "PC\($0 + 1)" } }

    public func apply(to frame: Frame) throws(ClusteringError) -> Prepared {
        let points = try frame.selecting(columns: columns).replacing(categories: []).points()
        let centred = points.values.centred(about: means)
        var scores = Matrix(rows: frame.rowCount, columns: components.rows)
        // Row by row, so that a row gets the same bits by itself as among others.
        scores.withUnsafeMutableElements { scores in
            centred.withUnsafeElements { cells in
                components.withUnsafeElements { loadings in
                    guard let cells = cells.baseAddress, let loadings = loadings.baseAddress else { return }
                    for row in 0..<frame.rowCount {
                        for component in 0..<components.rows {
                            scores[row * components.rows + component] = Distances.inner(
                                cells + row * columns.count, loadings + component * columns.count, count: columns.count)
                        }
                    }
                }
            }
        }
        let changes = columns.map {
            Change(step: step, kind: .columnCombined, column: $0, reason: "into \(components.rows.counted("component"))")
        }
        return Prepared(
            frame: frame.replacing(columns: componentNames, values: scores),
            changes: changes + frame.strangers(to: columns, step: step))
    }

    /// Exact where all components were kept, and otherwise the nearest point in their span.
    public func invert(_ frame: Frame) throws(ClusteringError) -> Frame {
        let scores = try frame.selecting(columns: componentNames).values
        var original = scores.times(components)
        original = original.mapColumns { $0 + means[$1] }
        return frame.replacing(columns: columns, values: original)
    }

    public var text: String {
        let share = explainedShare.reduce(0, +) * 100
        return "keeps \(components.rows.counted("component")) of \(columns.count.counted("column")), "
            + "\(share.grouped(digits: 1)) % of the variance"
    }
}
