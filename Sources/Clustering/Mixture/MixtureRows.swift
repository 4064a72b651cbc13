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
        means = points.values.columnMeans
        values = points.values.centred(about: means)
        weights = points.weights
        total = points.weights?.reduce(0, +) ?? Double(points.count)
        let variances = values.columnVariances(about: [Double](repeating: 0, count: means.count))
        let mean = variances.reduce(0) { $0 + $1 / Double(variances.count) }
        meanVariance = mean.isNormal ? mean : 1
    }

    var count: Int { values.rows }
    var depth: Int { values.columns }

    func weight(of row: Int) -> Double { weights?[row] ?? 1 }
}
