import LinearAlgebra

/// The products of all pairs of rows under a kernel, about the rows' mean in the kernel's space.
struct CentredProducts: Sendable {
    /// Rows × rows, symmetric.
    let matrix: Matrix
    /// By row: the mean of its products before they were centred.
    let means: [Double]
    let mean: Double
    /// The greatest magnitude of a product.
    let largest: Double

    /// - Complexity: O(n²·d) time, O(n²) memory.
    init(of values: Matrix, under kernel: Kernel, in execution: Execution) throws(ClusteringError) {
        let width = values.columns
        let count = values.rows
        var products = try values.mapRows(to: count, atOnce: 32, in: execution) { rows, source, target in
            values.withUnsafeElements { cells in
                for row in 0..<rows.count {
                    if execution.isCancelled() { return }
                    for other in 0..<count {
                        target[row * count + other] = kernel.value(
                            source + row * width, cells.baseAddress! + other * width, count: width)
                    }
                }
            }
        }.matrix
        try execution.checkpoint()
        let means = try products.rowMeans(in: execution)
        let mean = means.mean ?? 0
        var largest = 0.0
        try products.withUnsafeMutableElements { (cells) throws(ClusteringError) in
            for row in 0..<count {
                if row.isMultiple(of: 64) { try execution.checkpoint() }
                for other in 0..<count {
                    largest = max(largest, abs(cells[row * count + other]))
                    cells[row * count + other] += mean - means[row] - means[other]
                }
            }
        }
        matrix = products
        self.means = means
        self.mean = mean
        self.largest = largest
    }
}

extension Matrix {
    /// The mean of every row.
    fileprivate func rowMeans(in execution: Execution) throws(ClusteringError) -> [Double] {
        try execution.map(rows) { row in
            withUnsafeElements { cells in
                (0..<columns).reduce(0) { $0 + cells[row * columns + $1] } / Double(max(1, columns))
            }
        }
    }
}
