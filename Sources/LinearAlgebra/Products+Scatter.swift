import CBLAS

extension Products {
    /// C += AᵀA for A (m × n), in double precision; only the lower triangle of C (n × n) is written.
    public static func addScatter(
        of block: UnsafePointer<Double>, _ m: Int, _ n: Int, into result: UnsafeMutablePointer<Double>
    ) {
        guard m > 0, n > 0 else { return }
        _ = oneThread
        cblas_dsyrk(
            CblasRowMajor, CblasLower, CblasTrans, Int32(n), Int32(m), 1, block, Int32(n), 1, result, Int32(n))
    }
}
