import LinearAlgebra

@testable import Clustering

extension Samples {
    /// Rows spread evenly over a box of side 1: no structure.
    static func uniform(rows: Int, columns: Int, seed: Int = 1) throws -> Points {
        var stream = RandomStream(seed: seed, purpose: 98)
        return try Points(
            Matrix(rows: rows, columns: columns, elements: (0..<rows * columns).map { _ in stream.nextUniform() }))
    }

    /// Rows about one centre, as sums of uniform numbers are: no structure.
    static func bell(rows: Int, columns: Int, seed: Int = 1) throws -> Points {
        var stream = RandomStream(seed: seed, purpose: 97)
        let cells = (0..<rows * columns).map { _ in (0..<12).reduce(-6) { sum, _ in sum + stream.nextUniform() } }
        return try Points(Matrix(rows: rows, columns: columns, elements: cells))
    }

    /// Tables that have no clusters to speak of, or numbers at the edge of what is allowed.
    static let degenerate: [(name: String, values: Matrix)] = [
        ("one row", Matrix([[3, 4]])),
        ("two rows", Matrix([[3, 4], [5, 6]])),
        ("three rows", Matrix([[3, 4], [5, 6], [3, 5]])),
        ("all rows equal", Matrix(rows: 12, columns: 2, repeating: 0.1)),
        ("two distinct rows", Matrix((0..<14).map { [Double($0 % 2), 1] })),
        ("no columns", Matrix(rows: 9, columns: 0)),
        ("huge", Matrix((0..<16).map { [$0 % 2 == 0 ? 1e100 : -1e100, Double($0)] })),
        ("tiny", Matrix((0..<16).map { [Double($0 % 3) * 1e-300, Double($0) * .leastNonzeroMagnitude] })),
        ("wide", Matrix((0..<6).map { row in (0..<2000).map { Double(($0 * 7 + row * row) % 11) } })),
    ]
}
