import LinearAlgebra

/// A linear regression that shrinks its weights by as much as the rows call for.
///
/// The precisions of noise and weights are those of greatest evidence, found by MacKay's iteration along the
/// principal directions of the sources; where the sources say nothing the weights are zero and the prediction is the mean.
/// Source: D. J. C. MacKay, “Bayesian interpolation”, Neural Computation 4 (1992).
struct BayesianRidge: Sendable {
    /// By source.
    let weights: [Double]
    let intercept: Double

    /// - Parameter rows: the sources, and the target as the last column; at least one row.
    /// - Complexity: O(n·p·m + m³) with p sources and m the lesser of n and p.
    init(_ rows: Matrix, in execution: Execution) throws(ClusteringError) {
        let count = rows.columns - 1
        let target = rows.column(count)
        let mean = try ColumnMoments(of: rows.selecting(columns: [count]), in: execution).means[0]
        let square = target.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        guard square > 0, count > 0 else {
            weights = Array(repeating: 0, count: count)
            intercept = mean
            return
        }
        let sources = rows.selecting(columns: Array(0..<count))
        let turned: [Double]
        let offset: Double
        do throws(ClusteringError) {
            let directions = try PrincipalDirections(of: sources, step: IterativeImputation.card.name, in: execution)
            let covered = sources.centred(about: directions.means)
                .transposedTimes(Matrix(rows: rows.rows, columns: 1, elements: target.map { $0 - mean }))
            turned = Self.weights(
                directions.squares, directions.vectors.times(covered).elements, square: square, rows: Double(rows.rows),
                turnedBy: directions.vectors)
            offset = zip(turned, directions.means).reduce(0) { $0 + $1.0 * $1.1 }
        } catch .noDecomposition {
            // Products that overflow say nothing.
            (turned, offset) = (Array(repeating: 0, count: count), 0)
        }
        let isFinite = turned.allSatisfy(\.isFinite) && offset.isFinite
        weights = isFinite ? turned : Array(repeating: 0, count: count)
        intercept = isFinite ? mean - offset : mean
    }

    private static let iterations = 300
    private static let tolerance = 1e-3
    /// Shape and rate of both gamma priors, which hardly say anything.
    private static let prior = 1e-6

    /// - Parameters:
    ///   - spectrum: the sources' sums of squares along each of some directions.
    ///   - towards: by direction, the product of the target with the sources along it.
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
        vectors.transposedTimes(Matrix(rows: count, columns: 1, elements: self)).elements
    }
}
