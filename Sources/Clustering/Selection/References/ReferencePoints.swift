import Foundation
import LinearAlgebra

/// Makes points without clusters that are as many and as large, and lie as flat, as given ones.
///
/// Uniform in the principal box and normal points keep the covariances of the columns, the former up to the shape of the
/// box. Cells of text are drawn one by one from their column, which keeps how frequent they are and nothing else. Weights
/// are taken as they stand. Axes along which the points do not spread stay flat.
struct ReferencePoints: Sendable {
    private let points: Points
    private let shape: ReferenceShape
    /// What is added to every made-up row.
    private let origin: [Double]
    /// Largest deviation from the origin: what is made up is made up in this unit, so that no square overflows or vanishes.
    private let unit: Double
    /// Axes × columns, orthonormal; `nil` where the columns are the axes.
    private let axes: Matrix?
    /// By axis: where the points begin and how far they reach, in units; for normal points 0 and the standard deviation.
    private let spans: [(start: Double, length: Double)]

    private static let purpose = 61
    /// Axes are found from no more rows or columns than this, because the work grows with their cube.
    private static let mostAxes = 1000
    /// Variance along an axis, in units of the largest, that is rounding and no spread.
    private static let flat = 1e-12

    /// Does not depend on the order of the rows, but for the rounding of sums.
    ///
    /// - Complexity: O(n·d·m + m³) for m the smaller of n, d and 1,000; nothing of that where the columns are the axes.
    /// - Throws: `ClusteringError.noDecomposition`.
    init(like points: Points, shape: ReferenceShape) throws(ClusteringError) {
        // Texts and weights are taken by the places of their rows, and axes of many columns from some of the places.
        let takesPlaces = !points.categories.isEmpty || points.weights != nil || points.count > Self.mostAxes
        let points = takesPlaces ? points.selecting(rows: points.lexicographicOrder) : points
        self.points = points
        self.shape = shape
        origin = points.values.columnMeans
        var deviations = points.values.centred(about: origin)
        let largest = deviations.elements.reduce(0) { max($0, $1.magnitude) }
        let unit = largest > 0 ? largest : 1
        self.unit = unit
        deviations.withUnsafeMutableElements { cells in
            for position in cells.indices { cells[position] /= unit }
        }
        let axes = shape == .columns ? nil : try Self.axes(of: deviations)
        self.axes = axes
        let scores = axes.map { deviations.times($0.transposed) } ?? deviations
        spans = (0..<scores.columns).map { axis in Self.span(of: scores.column(axis), shape) }
    }

    /// The points of one reference; the same for the same seed and number.
    ///
    /// - Complexity: O(n·d·m) for m axes.
    func made(seed: Int, reference: Int) throws(ClusteringError) -> Points {
        var stream = RandomStream(
            seed: seed, purpose: Self.purpose, run: ReferenceShape.allCases.firstIndex(of: shape) ?? 0, restart: reference)
        var scores = Matrix(rows: points.count, columns: spans.count)
        scores.withUnsafeMutableElements { cells in
            for row in 0..<points.count {
                for (axis, span) in spans.enumerated() {
                    let drawn = shape == .gaussian ? stream.nextNormal() : stream.nextUniform()
                    cells[row * spans.count + axis] = span.start + span.length * drawn
                }
            }
        }
        var values = axes.map { scores.times($0) } ?? scores
        let limit = Points.largestMagnitude
        values.withUnsafeMutableElements { cells in
            for position in cells.indices {
                let cell = origin[position % origin.count] + unit * cells[position]
                cells[position] = min(max(cell, -limit), limit)
            }
        }
        let categories = points.categories.map { column in
            CategoricalColumn(
                name: column.name, cells: (0..<points.count).map { _ in column.cells[stream.nextIndex(below: points.count)] })
        }
        return try Points(
            ids: points.ids, columns: points.columns, values: values, categories: categories, weights: points.weights)
    }

    /// The directions of decreasing spread, as far as there is any.
    ///
    /// - Parameter deviations: about the means, of magnitude at most 1.
    private static func axes(of deviations: Matrix) throws(ClusteringError) -> Matrix {
        guard deviations.rows > 0, deviations.columns > 0 else { return Matrix(rows: 0, columns: deviations.columns) }
        let isWide = deviations.columns > min(deviations.rows, mostAxes)
        // Of many columns the axes are found from the products of rows, of which there are fewer.
        let basis = isWide ? deviations.selecting(rows: spreadRows(of: deviations.rows)) : deviations
        let products = isWide ? basis.times(basis.transposed) : basis.transposedTimes(basis)
        guard let eigen = SymmetricEigen(products) else { throw .noDecomposition(step: "the principal axes") }
        let longest = eigen.values.first ?? 0
        let kept = eigen.values.indices.filter { eigen.values[$0] > flat * longest }
        let vectors = eigen.vectors.selecting(rows: kept)
        guard isWide else { return vectors }
        var axes = vectors.times(basis)
        axes.withUnsafeMutableElements { cells in
            for (position, axis) in kept.enumerated() {
                let length = eigen.values[axis].squareRoot()
                for column in 0..<deviations.columns { cells[position * deviations.columns + column] /= length }
            }
        }
        return axes
    }

    /// At most `mostAxes` rows, evenly spread.
    private static func spreadRows(of rows: Int) -> [Int] {
        let count = min(rows, mostAxes)
        return (0..<count).map { $0 * rows / count }
    }

    private static func span(of scores: [Double], _ shape: ReferenceShape) -> (start: Double, length: Double) {
        guard shape == .gaussian else {
            let (lowest, highest) = (scores.min() ?? 0, scores.max() ?? 0)
            return (lowest, highest - lowest)
        }
        return (0, (scores.variance ?? 0).squareRoot())
    }
}

extension RandomStream {
    /// A number from the standard normal distribution, by the transformation of Box and Muller.
    fileprivate mutating func nextNormal() -> Double {
        // 1 − u is never 0, whose logarithm is infinite.
        let radius = (-2 * Foundation.log(1 - nextUniform())).squareRoot()
        return radius * Foundation.cos(2 * Double.pi * nextUniform())
    }
}
