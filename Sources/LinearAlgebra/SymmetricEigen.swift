import CBLAS

/// The eigenvalues and eigenvectors of a symmetric matrix, largest eigenvalue first.
///
/// The sign of a vector is fixed by making its component of largest magnitude positive (the first of equals), so that
/// a decomposition does not depend on the library's choice. Vectors of equal eigenvalues are an arbitrary basis of their space.
public struct SymmetricEigen: Sendable {
    /// Descending.
    public let values: [Double]
    /// One vector a row, in the order of `values`.
    public let vectors: Matrix

    /// - Parameter matrix: square and symmetric; only one triangle is read.
    /// - Returns: `nil` when LAPACK reports that the iteration did not converge, or cannot count what it needs.
    /// - Complexity: O(d³).
    public init?(_ matrix: Matrix) {
        precondition(matrix.rows == matrix.columns, "an eigen-decomposition needs a square matrix")
        let size = matrix.rows
        guard size > 0 else {
            values = []
            vectors = matrix
            return
        }
        guard Self.isCountable(size: size) else { return nil }
        var columns = matrix.elements
        var ascending = [Double](repeating: 0, count: size)
        guard Self.decompose(&columns, into: &ascending, size: size) else { return nil }
        values = ascending.reversed()
        // LAPACK stores vectors as columns of a column-major array, which are the rows of ours.
        var sorted = Matrix(rows: size, columns: size, elements: columns).selecting(rows: Array((0..<size).reversed()))
        sorted.orientRows()
        vectors = sorted
    }

    /// Whether the working memory for a matrix of so many rows can be told in 32 bits, as the library is told it: up to 32,766.
    static func isCountable(size: Int) -> Bool { size < 1 << 16 && 1 + 6 * size + 2 * size * size <= Int(Int32.max) }

    private static func decompose(_ matrix: inout [Double], into values: inout [Double], size: Int) -> Bool {
        _ = oneThread
        var order = Int32(size)
        var status: Int32 = 0
        var realSize: Int32 = -1
        var integerSize: Int32 = -1
        var realNeed = 0.0
        var integerNeed: Int32 = 0
        dsyevd_("V", "U", &order, &matrix, &order, &values, &realNeed, &realSize, &integerNeed, &integerSize, &status)
        guard status == 0 else { return false }
        realSize = Int32(realNeed)
        integerSize = integerNeed
        var real = [Double](repeating: 0, count: Int(realSize))
        var integers = [Int32](repeating: 0, count: Int(integerSize))
        dsyevd_("V", "U", &order, &matrix, &order, &values, &real, &realSize, &integers, &integerSize, &status)
        return status == 0
    }
}

extension Matrix {
    /// Flips every row whose component of largest magnitude is negative.
    fileprivate mutating func orientRows() {
        for row in 0..<rows {
            let loadings = self.row(row)
            let largest = loadings.reduce(0) { abs($1) > abs($0) ? $1 : $0 }
            guard largest < 0 else { continue }
            for column in 0..<columns { self[row, column] = -self[row, column] }
        }
    }
}
