extension Matrix {
    /// The mean of every column; zeros where there are no rows.
    ///
    /// Summed as deviations from the first row, so that a constant column has exactly its value as its mean, and in row
    /// order, so that the result does not depend on the number of threads.
    public var columnMeans: [Double] {
        var sums = [Double](repeating: 0, count: columns)
        guard rows > 0 else { return sums }
        withUnsafeElements { cells in
            for row in 1..<max(1, rows) {
                for column in 0..<columns { sums[column] += cells[row * columns + column] - cells[column] }
            }
        }
        return (0..<columns).map { elements[$0] + sums[$0] / Double(rows) }
    }

    /// The population variance of every column, from deviations about `means` and not from squares, which would cancel.
    public func columnVariances(about means: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: columns)
        guard rows > 0 else { return sums }
        withUnsafeElements { cells in
            for row in 0..<rows {
                for column in 0..<columns {
                    let deviation = cells[row * columns + column] - means[column]
                    sums[column] += deviation * deviation
                }
            }
        }
        for column in 0..<columns { sums[column] /= Double(rows) }
        return sums
    }

    /// Every row minus `means`.
    public func centred(about means: [Double]) -> Matrix {
        var shifted = self
        shifted.withUnsafeMutableElements { cells in
            for row in 0..<rows {
                for column in 0..<columns { cells[row * columns + column] -= means[column] }
            }
        }
        return shifted
    }
}
