import LinearAlgebra

/// A linear regression that shrinks its weights by as much as the rows call for.
///
/// The precisions of noise and weights are those of greatest evidence, found by MacKay's iteration on the eigenvalues of
/// the sources' products; where the sources say nothing the weights are zero and the prediction is the mean.
/// Source: D. J. C. MacKay, “Bayesian interpolation”, Neural Computation 4 (1992).
struct BayesianRidge: Sendable {
    /// By source.
    let weights: [Double]
    let intercept: Double

    /// - Parameter rows: the sources, and the target as the last column; at least one row.
    /// - Complexity: O(n·p² + p³) with p sources.
    init(_ rows: Matrix, in execution: Execution) throws(ClusteringError) {
        let count = rows.columns - 1
        let means = try ColumnMoments(of: rows, in: execution).means
        let products = try rows.scatter(about: means, in: execution)
        let square = products[count, count]
        var sources = Matrix(rows: count, columns: count)
        for row in 0..<count {
            for column in 0..<count { sources[row, column] = products[row, column] }
        }
        guard square > 0, let eigen = SymmetricEigen(sources) else {
            weights = Array(repeating: 0, count: count)
            intercept = means[count]
            return
        }
        let spectrum = eigen.values.map { max(0, $0) }
        let towards = (0..<count).map { direction in
            zip(eigen.vectors.row(direction), 0..<count).reduce(0) { $0 + $1.0 * products[$1.1, count] }
        }
        let turned = Self.weights(spectrum, towards, square: square, rows: Double(rows.rows), turnedBy: eigen.vectors)
        let offset = zip(turned, means).reduce(0) { $0 + $1.0 * $1.1 }
        let isFinite = turned.allSatisfy(\.isFinite) && offset.isFinite
        weights = isFinite ? turned : Array(repeating: 0, count: count)
        intercept = isFinite ? means[count] - offset : means[count]
    }

    private static let iterations = 300
    private static let tolerance = 1e-3
    /// Shape and rate of both gamma priors, which hardly say anything.
    private static let prior = 1e-6

    /// - Parameters:
    ///   - spectrum: the eigenvalues of the sources' products.
    ///   - towards: by eigenvector, the product of the target with the sources along it.
    ///   - square: the target's sum of squares.
    private static func weights(
        _ spectrum: [Double], _ towards: [Double], square: Double, rows: Double, turnedBy vectors: Matrix
    ) -> [Double] {
        var (noise, shrinkage) = (1 / (square / rows + .ulpOfOne), 1.0)
        func solution() -> [Double] {
            zip(spectrum, towards).map { value, along in
                let divisor = value + shrinkage / noise
                return divisor > 0 ? along / divisor : 0
            }
        }
        var previous: [Double] = []
        for _ in 0..<iterations {
            let along = solution()
            let weights = along.turned(by: vectors)
            let residual = zip(along, zip(spectrum, towards)).reduce(square) { sum, term in
                sum + term.0 * (term.1.0 * term.0 - 2 * term.1.1)
            }
            let used = spectrum.reduce(0) { $0 + noise * $1 / (shrinkage + noise * $1) }
            shrinkage = (used + 2 * prior) / (along.reduce(0) { $0 + $1 * $1 } + 2 * prior)
            noise = max(2 * prior, rows - used + 2 * prior) / (max(0, residual) + 2 * prior)
            let moved = zip(weights, previous).reduce(0) { $0 + abs($1.0 - $1.1) }
            if !previous.isEmpty, moved < tolerance { break }
            previous = weights
        }
        return solution().turned(by: vectors)
    }
}

extension [Double] {
    /// The sum of the vectors, one a row, each times one of these numbers.
    fileprivate func turned(by vectors: Matrix) -> [Double] {
        var sum = [Double](repeating: 0, count: count)
        for direction in indices {
            for (position, loading) in zip(0..<count, vectors.row(direction)) { sum[position] += self[direction] * loading }
        }
        return sum
    }
}
