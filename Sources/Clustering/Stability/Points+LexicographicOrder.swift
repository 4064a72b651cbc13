import LinearAlgebra

extension Points {
    /// The rows in lexicographic order of their cells, so that what is drawn from them does not depend on how they stand.
    ///
    /// - Complexity: that of `ValueOrder`.
    var lexicographicOrder: [Int] {
        ValueOrder(of: values, codes: categories.map { LevelCodes(of: $0) }.interleaved, weights: weights).rows
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
