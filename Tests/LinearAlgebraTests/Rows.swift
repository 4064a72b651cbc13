@testable import LinearAlgebra

/// Rows that fill panels, and rows that do not, with weights some of which are zero.
struct Rows {
    static let shapes = [(0, 3), (1, 1), (7, 5), (8, 0), (16, 20), (133, 33)]

    let cells: [[Double]]
    let weights: [Float]
    let query: [Double]

    init(_ rows: Int, _ depth: Int) {
        var stream = RandomStream(seed: 3, purpose: 1)
        cells = (0..<rows).map { _ in (0..<depth).map { _ in stream.nextUniform() } }
        query = (0..<depth).map { _ in stream.nextUniform() }
        weights = (0..<rows).map { Float($0 % 4) / 2 }
    }

    var matrix: Matrix { Matrix(rows: cells.count, columns: query.count, elements: cells.flatMap(\.self)) }

    /// The rows about one half and doubled, and the weighted sum of their squares.
    var panels: (panels: Panels<Float>, total: Double) {
        let lanes = Panels<Float>.lanes
        var arranged = [Float](repeating: .nan, count: (cells.count + lanes - 1) / lanes * lanes * query.count)
        let total = Panels.centre(
            0..<cells.count, of: matrix, about: query.map { _ in 0.5 }, factor: 2, weights: weights, into: &arranged)
        return (Panels(rows: cells.count, depth: query.count, arranged: arranged), total)
    }

    /// The weighted sum of what is left of squared distances after approaching a row.
    func left(of most: Double, in panels: Panels<Float>, approaching query: [Float]) -> Double {
        weights.indices.reduce(0) { sum, row in
            let square = zip(panels.row(row), query).reduce(0.0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
            return sum + Double(weights[row]) * min(most, square)
        }
    }
}
