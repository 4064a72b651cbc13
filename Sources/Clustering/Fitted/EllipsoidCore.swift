import Foundation
import LinearAlgebra

/// Centre and covariance of some rows, as what makes their distances from the centre.
struct EllipsoidCore: Sendable {
    let centre: [Double]
    /// Axes × axes: ‖whitening · (x − centre)‖² is the squared Mahalanobis distance of x.
    let whitening: Matrix
    /// The logarithm of the covariance's determinant.
    let volume: Double

    /// How much a direction counts as varying in which the rows do not, as a share of the widest variance.
    private static let leastShare = 1e-12
    /// And where they do not vary at all, in units of the columns' scales.
    private static let leastVariance = 1e-24

    /// - Parameter rows: rows × axes, at least one row.
    /// - Complexity: O(n·d² + d³).
    init(of rows: Matrix, step: String, in execution: Execution) throws(ClusteringError) {
        centre = try ColumnMoments(of: rows, in: execution).means
        let products = try rows.scatter(about: centre, in: execution)
        guard let eigen = SymmetricEigen(products) else { throw .noDecomposition(step: step) }
        let widest = max(0, eigen.values.first ?? 0) / Double(rows.rows)
        let least = max(Self.leastVariance, Self.leastShare * widest)
        var turned = eigen.vectors
        var volume = 0.0
        for axis in eigen.values.indices {
            let variance = max(least, eigen.values[axis] / Double(rows.rows))
            volume += log(variance)
            for column in 0..<turned.columns { turned[axis, column] /= variance.squareRoot() }
        }
        whitening = turned
        self.volume = volume
    }

    private init(centre: [Double], whitening: Matrix, volume: Double) {
        self.centre = centre
        self.whitening = whitening
        self.volume = volume
    }

    /// The core with its covariance multiplied by a factor.
    func widened(by factor: Double) -> EllipsoidCore {
        let cells = whitening.elements.map { $0 / factor.squareRoot() }
        return EllipsoidCore(
            centre: centre, whitening: Matrix(rows: whitening.rows, columns: whitening.columns, elements: cells),
            volume: volume + Double(centre.count) * log(factor))
    }

    /// The squared Mahalanobis distance of every row.
    ///
    /// - Complexity: O(n·d²).
    func distances(of rows: Matrix, in execution: Execution) throws(ClusteringError) -> [Double] {
        let width = rows.columns
        return try rows.mapRows(to: 1, in: execution) { [centre, whitening] block, source, target in
            var deviation = centre
            whitening.withUnsafeElements { axes in
                for row in 0..<block.count {
                    for column in 0..<width { deviation[column] = source[row * width + column] - centre[column] }
                    var sum = 0.0
                    for axis in 0..<width {
                        let along = Distances.inner(deviation, axes.baseAddress! + axis * width, count: width)
                        sum += along * along
                    }
                    target[row] = sum
                }
            }
        }.matrix.elements
    }
}
