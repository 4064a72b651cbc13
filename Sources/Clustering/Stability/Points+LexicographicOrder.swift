import LinearAlgebra

extension Points {
    /// The rows in lexicographic order of their cells, so that what is drawn from them does not depend on how they stand.
    ///
    /// - Complexity: O(n log n) comparisons, most of them of few cells.
    var lexicographicOrder: [Int] {
        let depth = columns.count
        return values.withUnsafeElements { cells in
            (0..<count).sorted { first, second in
                for column in 0..<depth {
                    let (a, b) = (cells[first * depth + column], cells[second * depth + column])
                    if a != b { return a < b }
                }
                for column in categories where column.cells[first] != column.cells[second] {
                    return (column.cells[first] ?? "") < (column.cells[second] ?? "")
                }
                if let weights, weights[first] != weights[second] { return weights[first] < weights[second] }
                return first < second
            }
        }
    }

    /// So many rows drawn at random, in lexicographic order; the same ones however the rows stand.
    ///
    /// - Parameter wanted: at most as many as there are.
    func sampledRows(_ wanted: Int, seed: Int) -> [Int] {
        var stream = RandomStream(seed: seed, purpose: Self.purpose)
        let order = lexicographicOrder
        return stream.distinctIndices(min(count, max(0, wanted)), below: count).map { order[$0] }
    }

    private static let purpose = 63
}
