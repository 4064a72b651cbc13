import CBLAS

/// Matrix products on row-major buffers, each on the calling thread alone.
///
/// Callers share work among threads in fixed chunks; a product that split itself would make the bits depend on the machine.
public enum Products {
    /// C (m × n) = A (m × depth) · B (n × depth)ᵀ, in single precision.
    ///
    /// - Parameter stride: the distance between the rows of C, at least n.
    public static func rowsByRows(
        _ left: UnsafePointer<Float>, _ m: Int, _ right: UnsafePointer<Float>, _ n: Int, depth: Int,
        into result: UnsafeMutablePointer<Float>, stride: Int
    ) {
        guard m > 0, n > 0 else { return }
        _ = oneThread
        cblas_sgemm(
            CblasRowMajor, CblasNoTrans, CblasTrans, Int32(m), Int32(n), Int32(depth), 1, left, Int32(depth),
            right, Int32(depth), 0, result, Int32(stride))
    }

    /// C (m × n) = A · B, or Aᵀ · B, with B (depth × n), in single precision.
    ///
    /// - Parameters:
    ///   - left: A, m × depth, or depth × m where it is transposed.
    ///   - leftStride: the distance between the rows of A.
    public static func timesColumns(
        _ left: UnsafePointer<Float>, isTransposed: Bool = false, leftStride: Int, _ right: UnsafePointer<Float>, m: Int,
        n: Int, depth: Int, into result: UnsafeMutablePointer<Float>
    ) {
        guard m > 0, n > 0 else { return }
        _ = oneThread
        cblas_sgemm(
            CblasRowMajor, isTransposed ? CblasTrans : CblasNoTrans, CblasNoTrans, Int32(m), Int32(n), Int32(depth), 1,
            left, Int32(leftStride), right, Int32(n), 0, result, Int32(n))
    }

    /// Adds to a vector a multiple of A · x, or of Aᵀ · x, in double precision.
    ///
    /// - Parameters:
    ///   - left: A, rows × columns.
    ///   - stride: the distance between the rows of A.
    static func add(
        _ multiple: Double, _ left: UnsafePointer<Double>, isTransposed: Bool = false, rows: Int, columns: Int, stride: Int,
        times vector: UnsafePointer<Double>, to sum: UnsafeMutablePointer<Double>
    ) {
        guard rows > 0, columns > 0 else { return }
        _ = oneThread
        cblas_dgemv(
            CblasRowMajor, isTransposed ? CblasTrans : CblasNoTrans, Int32(rows), Int32(columns), multiple, left,
            Int32(stride), vector, 1, 1, sum, 1)
    }
}

extension Matrix {
    /// `self · other`, in double precision.
    ///
    /// - Complexity: O(rows · columns · other.columns).
    public func times(_ other: Matrix) -> Matrix {
        precondition(columns == other.rows, "inner dimensions differ")
        return product(rows: rows, columns: other.columns, depth: columns, CblasNoTrans, other)
    }

    /// `selfᵀ · other`, in double precision.
    public func transposedTimes(_ other: Matrix) -> Matrix {
        precondition(rows == other.rows, "inner dimensions differ")
        return product(rows: columns, columns: other.columns, depth: rows, CblasTrans, other)
    }

    private func product(
        rows m: Int, columns n: Int, depth: Int, _ transposition: CBLAS_TRANSPOSE, _ other: Matrix
    ) -> Matrix {
        var result = Matrix(rows: m, columns: n)
        guard m > 0, n > 0, depth > 0 else { return result }
        _ = oneThread
        result.withUnsafeMutableElements { cells in
            cblas_dgemm(
                CblasRowMajor, transposition, CblasNoTrans, Int32(m), Int32(n), Int32(depth), 1, elements,
                Int32(columns), other.elements, Int32(other.columns), 0, cells.baseAddress, Int32(n))
        }
        return result
    }
}

/// Read before every call into OpenBLAS: set once, for the whole process, before the first product.
let oneThread: Void = openblas_set_num_threads(1)
