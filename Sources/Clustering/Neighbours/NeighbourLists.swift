import Vocabulary

/// The nearest rows of every row, or of every query, nearest first; rows equally far in ascending order.
struct NeighbourLists: Sendable, Hashable {
    /// How many lists there are.
    let count: Int
    /// Neighbours in each list: as many as were wanted, or as there are.
    let length: Int
    /// count × length.
    private(set) var rows: [Int32]
    /// count × length, in the units of the rows.
    private(set) var distances: [Double]

    init(count: Int, length: Int) {
        self.count = count
        self.length = length
        rows = Array(repeating: 0, count: count * length)
        distances = Array(repeating: 0, count: count * length)
    }

    func rows(of list: Int) -> ArraySlice<Int32> { rows[list * length..<(list + 1) * length] }
    func distances(of list: Int) -> ArraySlice<Double> { distances[list * length..<(list + 1) * length] }

    /// The distance of each list's neighbour of this rank, counted from 1; zeros for rank 0, and the last where there are fewer.
    func distances(ofRank rank: Int) -> [Double] {
        let rank = min(rank, length)
        return (0..<count).map { rank > 0 ? distances[$0 * length + rank - 1] : 0 }
    }

    /// Lends both tables for writing by disjoint lists.
    mutating func withUnsafeTables<Failure: Error>(
        _ body: (UnsafeMutableBufferPointer<Int32>, UnsafeMutableBufferPointer<Double>) throws(Failure) -> Void
    ) throws(Failure) {
        try rows.withUnsafeMutableBufferPointer { (rows) throws(Failure) in
            try distances.withUnsafeMutableBufferPointer { (distances) throws(Failure) in try body(rows, distances) }
        }
    }
}

extension NeighbourLists {
    /// What the lists of the nearest rows take that density is measured by.
    ///
    /// - Parameter samples: rows that make a place dense, the row itself among them.
    static func memory(rows: Int, samples: Int) -> MemoryNeed {
        let length = min(rows, max(samples - 1, SpanningTree.knownNeighbours))
        return MemoryNeed(
            bytes: Double(MemoryLayout<Int32>.size + MemoryLayout<Double>.size) * Double(rows) * Double(length),
            purpose: "the \(length.counted("nearest row")) of each of \(rows.counted("row"))", alternative: "min_samples=5")
    }
}
