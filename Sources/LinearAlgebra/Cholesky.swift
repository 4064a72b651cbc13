import CBLAS

/// The lower triangle L of a symmetric positive definite matrix A = L·Lᵀ.
public struct Cholesky: Sendable {
    /// Zero above the diagonal, positive on it.
    public let factor: Matrix

    /// - Parameter matrix: square and symmetric; only its lower triangle is read.
    /// - Returns: `nil` where the matrix is not positive definite to working precision.
    /// - Complexity: O(d³).
    public init?(_ matrix: Matrix) {
        precondition(matrix.rows == matrix.columns, "a Cholesky factor needs a square matrix")
        _ = oneThread
        let size = matrix.rows
        var cells = matrix.elements
        var order = Int32(size)
        var leading = Int32(max(1, size))
        var status: Int32 = 0
        // Row by row, our lower triangle is the upper one of LAPACK's columns.
        dpotrf_("U", &order, &cells, &leading, &status)
        guard status == 0 else { return nil }
        for row in 0..<size {
            for column in row + 1..<max(row + 1, size) { cells[row * size + column] = 0 }
        }
        factor = Matrix(rows: size, columns: size, elements: cells)
    }
}
