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

    init(
        step: String, columns: [String], means: [Double], components: Matrix, explainedVariance: [Double],
        explainedShare: [Double]
    ) {
        self.step = step
        self.columns = columns
        self.means = means
        self.components = components
        self.explainedVariance = explainedVariance
        self.explainedShare = explainedShare
    }

    private enum CodingKeys: CodingKey { case step, columns, means, components, explainedVariance, explainedShare }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        step = try container.decode(String.self, forKey: .step)
        columns = try container.decode([String].self, forKey: .columns)
        means = try container.decode([Double].self, forKey: .means)
        components = try container.decode(Matrix.self, forKey: .components)
        explainedVariance = try container.decode([Double].self, forKey: .explainedVariance)
        explainedShare = try container.decode([Double].self, forKey: .explainedShare)
        guard means.count == columns.count, components.columns == columns.count else {
            throw ClusteringError.unreadableModel("the components do not fit their \(columns.count) columns")
        }
    }

    /// `PC1`, `PC2`, …
    public var componentNames: [String] { (0..<components.rows).map { "PC\($0 + 1)" } }

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let points = try frame.selecting(columns: columns).replacing(categories: []).points()
        // Row by row, so that a row gets the same bits by itself as among others.
        let (scores, _) = try points.values.mapRows(to: components.rows, in: execution) { [means, components] rows, source, target in
            let width = means.count
            var centred = means
            components.withUnsafeElements { loadings in
                for row in 0..<rows.count {
                    for column in 0..<width { centred[column] = source[row * width + column] - means[column] }
                    for component in 0..<components.rows {
                        target[row * components.rows + component] = Distances.inner(
                            centred, loadings.baseAddress! + component * width, count: width)
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
        try frame.restoring(columns, from: componentNames, along: components, about: means)
    }

    public var text: String {
        let share = explainedShare.reduce(0, +) * 100
        return "keeps \(components.rows.counted("component")) of \(columns.count.counted("column")), "
            + "\(share.grouped(digits: 1)) % of the variance"
    }
}
