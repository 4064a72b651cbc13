import LinearAlgebra

/// How alike every two rows are, the negative of how unlike; rows are padded so that a vector register reads no other's.
struct Similarities: Sendable {
    let count: Int
    /// Cells from one row to the next, a multiple of eight.
    let stride: Int
    /// count × stride; the diagonal holds the preferences once they are set.
    private(set) var cells: [Double]

    /// What stands in cells that no row has: less alike than any two rows.
    static let none = -1e300

    /// - Parameter space: Euclidean dissimilarities are squared, as is usual for exemplars.
    init(of space: DissimilaritySpace, in execution: Execution) throws(ClusteringError) {
        let (count, stride) = (space.count, (space.count + 7) / 8 * 8)
        var cells = [Double](repeating: Self.none, count: count * stride)
        try cells.withUnsafeMutableBufferPointer { (buffer) throws(ClusteringError) in
            // Chunks write disjoint rows.
            nonisolated(unsafe) let cells = buffer
            _ = try execution.map(count) { row in
                guard let own = cells.baseAddress.map({ $0 + row * stride }) else { return }
                space.fill(own, from: row, to: 0..<count, of: space)
                for other in 0..<count { own[other] = -space.cost(ofDissimilarity: own[other]) }
            }
        }
        self.count = count
        self.stride = stride
        self.cells = cells
    }

    /// The median over all pairs, both ways, and every row with itself.
    ///
    /// - Complexity: O(n²) on average; half as much memory again while it runs.
    func median(in execution: Execution) throws(ClusteringError) -> Double {
        var upper: [Double] = []
        upper.reserveCapacity(count * (count - 1) / 2)
        for row in 0..<count {
            try execution.checkpoint()
            upper.append(contentsOf: cells[row * stride + row + 1..<row * stride + count])
        }
        // Sorted, every pair would stand there twice and the rows with themselves, which are all zero, at the end.
        let number = { (position: Int) in position / 2 < upper.count ? upper.select(position / 2) : 0 }
        let middle = count * count / 2
        let above = number(middle)
        return count * count % 2 == 1 ? above : above + (number(middle - 1) - above) / 2
    }

    /// Sets what the diagonal holds.
    mutating func prefer(_ preference: Double) {
        for row in 0..<count { cells[row * stride + row] = preference }
    }

    /// Adds to every cell a number far below what could matter, by the places of both rows, so that no two candidates
    /// that are as good keep each other from being chosen.
    mutating func breakTies(in execution: Execution) throws(ClusteringError) {
        var largest = 0.0
        for row in 0..<count {
            try execution.checkpoint()
            for cell in cells[row * stride..<row * stride + count] { largest = max(largest, cell.magnitude) }
        }
        var stream = RandomStream(seed: 0, purpose: Self.purpose)
        for row in 0..<count {
            try execution.checkpoint()
            for column in 0..<count { cells[row * stride + column] += largest * Self.tie * (stream.nextUniform() - 0.5) }
        }
    }

    private static let tie = 1e-13
    private static let purpose = 20
}

extension DissimilaritySpace {
    /// What assigning a row at this dissimilarity from its exemplar costs: the square of a Euclidean one.
    func cost(ofDissimilarity dissimilarity: Double) -> Double {
        measure.norm == .euclidean ? dissimilarity * dissimilarity : dissimilarity
    }
}
