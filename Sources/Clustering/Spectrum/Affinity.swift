import LinearAlgebra

/// How much every two rows belong together, in a form that can be multiplied by.
///
/// No row belongs with itself: that would only shift the spectrum.
protocol Affinity: Sendable {
    var count: Int { get }
    /// By row: the sum of its affinities.
    var degrees: [Double] { get }

    /// The products of some rows, scaled by column, with a vector: Σ affinity(row, other) · vector[other].
    func multiply(_ vector: UnsafePointer<Double>, rows: Range<Int>, into product: UnsafeMutablePointer<Double>)

    func affinity(_ row: Int, _ other: Int) -> Double
}

extension Affinity {
    /// Up to so many rows all eigenvectors are computed, which finds equal eigenvalues for certain.
    private var wholeLimit: Int { 300 }

    /// The largest eigenvalues of D^(−½) W D^(−½), which lie from −1 to 1, and their vectors.
    ///
    /// - Throws: `ClusteringError.cancelled`, `.noDecomposition`.
    func spectrum(_ wanted: Int, step: String, in execution: Execution) throws(ClusteringError) -> Spectrum {
        // A row almost without links would be all noise in the embedding, and dwarf the others there.
        let least = 1e-12 * (degrees.max() ?? 0)
        let roots = degrees.map { $0 > least ? $0.squareRoot() : 1 }
        if count <= wholeLimit {
            var whole = Matrix(rows: count, columns: count)
            for row in 0..<count {
                for other in 0..<count { whole[row, other] = affinity(row, other) / roots[row] / roots[other] }
            }
            guard let eigen = SymmetricEigen(whole) else { throw .noDecomposition(step: step) }
            let kept = min(wanted, count)
            return Spectrum(
                values: Array(eigen.values.prefix(kept)), vectors: eigen.vectors.selecting(rows: Array(0..<kept)),
                roots: roots, products: 1, hasConverged: true)
        }
        let chunks = Chunks(of: count, smallest: 256)
        var scaled = [Double](repeating: 0, count: count)
        let eigen = try LeadingEigen(
            size: count, wanted: wanted, threads: execution.threads, progress: execution.progress
        ) { (vector, product) throws(ClusteringError) in
            for row in 0..<count { scaled[row] = vector[row] / roots[row] }
            try scaled.withUnsafeBufferPointer { (scaled) throws(ClusteringError) in
                // Chunks write disjoint rows.
                nonisolated(unsafe) let (scaled, product) = (scaled, product)
                _ = try execution.map(chunks.count) { chunk in
                    guard let first = scaled.baseAddress else { return }
                    multiply(first, rows: chunks[chunk], into: product)
                }
            }
            for row in 0..<count { product[row] /= roots[row] }
        }
        return Spectrum(
            values: eigen.values, vectors: eigen.vectors, roots: roots, products: eigen.products,
            hasConverged: eigen.hasConverged)
    }
}
