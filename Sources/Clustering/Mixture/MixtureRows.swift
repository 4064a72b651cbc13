import LinearAlgebra

/// The rows a mixture is fitted on, as deviations from their means, and how much each counts.
struct MixtureRows: Sendable {
    let values: Matrix
    let means: [Double]
    let weights: [Double]?
    /// The sum of the weights.
    let total: Double
    /// The unit of what is added to variances: the mean variance of the columns, 1 where nothing varies.
    let meanVariance: Double

    init(_ points: Points) {
        let shares = points.relativeWeights
        means = shares.map(points.values.columnMeans) ?? points.values.columnMeans
        values = points.values.centred(about: means)
        weights = points.weights
        total = points.weights?.reduce(0, +) ?? Double(points.count)
        let variances = shares.map(values.columnMeanSquares)
            ?? values.columnVariances(about: [Double](repeating: 0, count: means.count))
        let mean = variances.reduce(0) { $0 + $1 / Double(variances.count) }
        meanVariance = mean.isNormal ? mean : 1
    }

    var count: Int { values.rows }
    var depth: Int { values.columns }

    func weight(of row: Int) -> Double { weights?[row] ?? 1 }
}

extension Matrix {
    /// The mean of every column where each row counts as much as it weighs, of at least one row.
    ///
    /// Summed as deviations from the first row, as where all weigh the same.
    fileprivate func columnMeans(weights: [Double]) -> [Double] {
        let sums = columnSums(weights: weights) { $0 - $1 }
        let total = weights.reduce(0, +)
        return sums.indices.map { elements[$0] + sums[$0] / total }
    }

    /// The mean square of every column where each row counts as much as it weighs, of at least one row.
    fileprivate func columnMeanSquares(weights: [Double]) -> [Double] {
        let total = weights.reduce(0, +)
        return columnSums(weights: weights) { cell, _ in cell * cell }.map { $0 / total }
    }

    /// - Parameter term: what is summed of a cell, given that of the first row too.
    private func columnSums(weights: [Double], _ term: (_ cell: Double, _ first: Double) -> Double) -> [Double] {
        var sums = [Double](repeating: 0, count: columns)
        withUnsafeElements { cells in
            for row in 0..<rows {
                for column in 0..<columns {
                    sums[column] += weights[row] * term(cells[row * columns + column], cells[column])
                }
            }
        }
        return sums
    }
}
