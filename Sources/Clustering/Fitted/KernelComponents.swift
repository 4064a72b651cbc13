import LinearAlgebra
import Vocabulary

/// The directions of greatest variance in a kernel's space, as combinations of the rows they were found in.
public struct KernelComponents: FittedStep {
    let step: String
    public let columns: [String]
    public let kernel: Kernel
    /// By component: its share of the variance in the kernel's space.
    public let explainedShare: [Double]
    let rows: PackedMatrix
    /// Components × fitted rows.
    let loadings: PackedMatrix
    /// By fitted row, the mean of its products; and the mean of these.
    let means: [Double]
    let mean: Double
    /// The linear regression of the columns on the components: components × columns, and what it starts from.
    let regression: Matrix
    let centre: [Double]

    /// - Parameters:
    ///   - squares: by component, the sum of squared scores, descending.
    ///   - vectors: by component, a unit vector among the rows.
    ///   - total: the sum of squares of all components.
    init(
        step: String, of points: Points, kernel: Kernel, products: CentredProducts, squares: [Double], vectors: Matrix,
        total: Double
    ) {
        self.step = step
        self.kernel = kernel
        columns = points.columns
        rows = PackedMatrix(points.values)
        means = products.means
        mean = products.mean
        explainedShare = squares.map { total > 0 ? $0 / total : 0 }
        var loadings = vectors
        for component in squares.indices {
            let length = squares[component].squareRoot()
            for row in 0..<vectors.columns {
                loadings[component, row] = length > 0 ? loadings[component, row] / length : 0
            }
        }
        self.loadings = PackedMatrix(loadings)
        centre = points.values.columnMeans
        // Scores are uncorrelated, so each component's coefficients do not depend on the others.
        regression = loadings.times(points.values.centred(about: centre))
    }

    private enum CodingKeys: CodingKey {
        case step, columns, kernel, explainedShare, rows, loadings, means, mean, regression, centre
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        step = try container.decode(String.self, forKey: .step)
        columns = try container.decode([String].self, forKey: .columns)
        kernel = try container.decode(Kernel.self, forKey: .kernel)
        explainedShare = try container.decode([Double].self, forKey: .explainedShare)
        rows = try container.decode(PackedMatrix.self, forKey: .rows)
        loadings = try container.decode(PackedMatrix.self, forKey: .loadings)
        means = try container.decode([Double].self, forKey: .means)
        mean = try container.decode(Double.self, forKey: .mean)
        regression = try container.decode(Matrix.self, forKey: .regression)
        centre = try container.decode([Double].self, forKey: .centre)
        let widths = [rows.matrix.columns, regression.columns, centre.count]
        guard widths.allSatisfy({ [columns] in $0 == columns.count }), rows.matrix.rows > 0, !columns.isEmpty,
            loadings.matrix.columns == rows.matrix.rows, means.count == rows.matrix.rows,
            loadings.matrix.rows == regression.rows
        else { throw ClusteringError.unreadableModel("the kernel components do not fit their rows") }
    }

    /// `KPC1`, `KPC2`, …
    public var componentNames: [String] { (0..<loadings.matrix.rows).map { "KPC\($0 + 1)" } }

    /// - Complexity: O(m·(d + components)) for each row, with m the rows it was fitted on.
    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let points = try frame.selecting(columns: columns).replacing(categories: []).points()
        let (scores, _) = try points.values.mapRows(to: loadings.matrix.rows, atOnce: 32, in: execution) {
            [self] block, source, target in
            var products = means
            for row in 0..<block.count {
                fill(&products, from: source + row * columns.count)
                loadings.matrix.withUnsafeElements { loadings in
                    for component in 0..<regression.rows {
                        let score = Distances.inner(
                            products, loadings.baseAddress! + component * means.count, count: means.count)
                        target[row * regression.rows + component] = score.bounded
                    }
                }
            }
        }
        let changes = columns.map {
            Change(step: step, kind: .columnCombined, column: $0, reason: "into \(regression.rows.counted("kernel component"))")
        }
        return Prepared(
            frame: frame.replacing(columns: componentNames, values: scores),
            changes: changes + frame.strangers(to: columns, step: step))
    }

    /// Exact for the linear kernel with all its components, and otherwise what a linear regression makes of them.
    public func invert(_ frame: Frame) throws(ClusteringError) -> Frame {
        try frame.restoring(columns, from: componentNames, along: regression, about: centre)
    }

    public var text: String {
        let share = explainedShare.reduce(0, +) * 100
        return "keeps \(regression.rows.counted("component")) of the \(kernel.form.rawValue) kernel, "
            + "\(share.grouped(digits: 1)) % of its variance"
    }

    /// The centred products of a row with the fitted ones.
    private func fill(_ products: inout [Double], from row: UnsafePointer<Double>) {
        let width = columns.count
        rows.matrix.withUnsafeElements { cells in
            for other in means.indices {
                products[other] = kernel.value(row, cells.baseAddress! + other * width, count: width)
            }
        }
        let own = products.reduce(0, +) / Double(products.count)
        for other in means.indices { products[other] += mean - means[other] - own }
    }
}
