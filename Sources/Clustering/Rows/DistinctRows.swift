import LinearAlgebra

/// The rows that differ, in an order that their cells alone decide, with how much each counts.
///
/// What is computed from these cannot depend on the order in which rows were given, and a row that stands there twice is,
/// to the last bit, a row of twice the weight.
struct DistinctRows: Sendable {
    /// Of the rows that are alike, the first; ascending by cells, numbers before texts.
    let representatives: [Int]
    /// By row: its place in `representatives`.
    let places: [Int32]
    /// By distinct row: the sum of the weights of the rows that are like it.
    let weights: [Double]
    /// One a text column, with a code for every row given.
    let levels: [LevelCodes]

    var count: Int { representatives.count }

    /// - Complexity: that of `ValueOrder`.
    init(of points: Points, in execution: Execution) throws(ClusteringError) {
        levels = try execution.map(points.categories.count) { LevelCodes(of: points.categories[$0]) }
        let order = try ValueOrder(of: points.values, codes: levels.interleaved, weights: points.weights, in: execution)
        var representatives = [Int](repeating: .max, count: order.distinctCount)
        var weights = [Double](repeating: 0, count: order.distinctCount)
        var places = [Int32](repeating: 0, count: points.count)
        for (place, row) in order.rows.enumerated() {
            let distinct = order.distinct[place]
            representatives[distinct] = min(representatives[distinct], row)
            weights[distinct] += points.weights?[row] ?? 1
            places[row] = Int32(distinct)
        }
        self.representatives = representatives
        self.places = places
        self.weights = weights
    }

    /// What is known of each distinct row, for every row.
    func expanded<Content>(_ contents: [Content]) -> [Content] { places.map { contents[Int($0)] } }
}

extension [LevelCodes] {
    /// Rows × text columns.
    var interleaved: [Int32] {
        guard let rows = first?.codes.count else { return [] }
        return (0..<rows).flatMap { row in map { $0.codes[row] } }
    }
}
