import LinearAlgebra

/// The directions in which rows vary, the one of greatest variance first.
///
/// Of wide tables the rows' inner products are decomposed in place of the columns', which gives the same directions.
struct PrincipalDirections: Sendable {
    let means: [Double]
    /// One a row, orthonormal, the loading of largest magnitude positive; as many as the lesser of rows and columns.
    let vectors: Matrix
    /// Sums of squared deviations along each direction, descending; zero where only rounding is left.
    let squares: [Double]

    /// - Parameter values: at least one row and one column, no cell missing.
    /// - Throws: `ClusteringError.tooMuchMemory`, `.noDecomposition`, `.cancelled`.
    init(of values: Matrix, step: String, in execution: Execution) throws(ClusteringError) {
        let size = min(values.rows, values.columns)
        let pairs = Double(size) * Double(size)
        // The sums of some chunks, and what the decomposition takes.
        try execution.admit(
            MemoryNeed(
                bytes: 8 * (6 * pairs + min(64 * pairs, 0x1p26)), purpose: "all products between \(size.grouped) columns or rows",
                alternative: "drop columns first"))
        means = try ColumnMoments(of: values, in: execution).means
        let isWide = values.columns > values.rows
        let products =
            isWide ? try values.innerProducts(about: means, in: execution) : try values.scatter(about: means, in: execution)
        guard let eigen = SymmetricEigen(products) else { throw .noDecomposition(step: step) }
        // Rounding leaves eigenvalues of singular matrices a little off zero.
        let floor = (eigen.values.first ?? 0) * Double(size) * .ulpOfOne
        squares = eigen.values.map { $0 > floor ? $0 : 0 }
        vectors = isWide ? values.directions(along: eigen.vectors, squares, about: means) : eigen.vectors
    }
}

extension Matrix {
    /// Unit vectors among the columns from unit vectors among the rows: (X − m)ᵀu / √λ; zero where λ is.
    fileprivate func directions(along vectors: Matrix, _ squares: [Double], about means: [Double]) -> Matrix {
        var directions = vectors.times(self)
        directions.withUnsafeMutableElements { cells in
            for direction in squares.indices {
                let total = vectors.row(direction).reduce(0, +)
                let length = squares[direction].squareRoot()
                let row = direction * columns..<(direction + 1) * columns
                var largest = 0.0
                for column in row {
                    let along = length > 0 ? (cells[column] - total * means[column - row.lowerBound]) / length : 0
                    cells[column] = along
                    if along.magnitude > largest.magnitude { largest = along }
                }
                guard largest < 0 else { continue }
                for column in row { cells[column].negate() }
            }
        }
        return directions
    }
}
