import LinearAlgebra

@testable import Clustering

extension Samples {
    /// Ruspini's 75 points in the plane, in four groups: E. H. Ruspini, Numerical methods for fuzzy clustering, Information
    /// Sciences 2 (1970), as the R package `cluster` holds them.
    static let ruspini: Points = {
        let cells: [Double] = [
            4, 53, 5, 63, 10, 59, 9, 77, 13, 49, 13, 69, 12, 88, 15, 75, 18, 61, 19, 65, 22, 74, 27, 72, 28, 76, 24, 58, 27, 55,
            28, 60, 30, 52, 31, 60, 32, 61, 36, 72, 28, 147, 32, 149, 35, 153, 33, 154, 38, 151, 41, 150, 38, 145, 38, 143,
            32, 143, 34, 141, 44, 156, 44, 149, 44, 143, 46, 142, 47, 149, 49, 152, 50, 142, 53, 144, 52, 152, 55, 155,
            54, 124, 60, 136, 63, 139, 86, 132, 85, 115, 85, 96, 78, 94, 74, 96, 97, 122, 98, 116, 98, 124, 99, 119,
            99, 128, 101, 115, 108, 111, 110, 111, 108, 116, 111, 126, 115, 117, 117, 115, 70, 4, 77, 12, 83, 21, 61, 15,
            69, 15, 78, 16, 66, 18, 58, 13, 64, 20, 69, 21, 66, 23, 61, 25, 76, 27, 72, 31, 64, 30,
        ]
        do {
            return try Points(Matrix(rows: 75, columns: 2, elements: cells))
        } catch {
            preconditionFailure("the table is damaged: \(error)")
        }
    }()

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
