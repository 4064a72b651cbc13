/// One column as a linear function of others.
struct ColumnRegression: Sendable, Hashable, Codable {
    let target: Int
    /// The columns it is regressed on, ascending.
    let sources: [Int]
    /// By source.
    let weights: [Double]
    let intercept: Double

    /// - Parameter row: the cells of a row, none missing in the sources.
    func prediction(from row: UnsafePointer<Double>) -> Double {
        var sum = intercept
        for (source, weight) in zip(sources, weights) { sum += weight * row[source] }
        return sum.isNaN ? 0 : sum.bounded
    }
}
