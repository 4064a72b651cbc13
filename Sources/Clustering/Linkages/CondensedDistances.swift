import LinearAlgebra

/// Distances between clusters, each once: row i holds those to the clusters before it.
struct CondensedDistances: Sendable {
    private(set) var count: Int
    /// Distance of i and j < i at i(i − 1)/2 + j.
    private(set) var cells: [Double]

    static func bytes(rows: Double) -> Double { 8 * rows * (rows - 1) / 2 }

    /// - Complexity: O(n²·d).
    init(of space: DissimilaritySpace, in execution: Execution) throws(ClusteringError) {
        let count = space.count
        var cells = [Double](repeating: 0, count: count * max(0, count - 1) / 2)
        let panels = space.followsEuclideanDistance
            ? Panels<Double>(rows: count, depth: space.rows.columns) { space.rows[$0, $1] } : nil
        let chunks = Chunks(of: count, smallest: 256)
        try cells.withUnsafeMutableBufferPointer { (buffer) throws(ClusteringError) in
            guard let first = buffer.baseAddress else { return }
            // Chunks write disjoint rows.
            nonisolated(unsafe) let written = first
            _ = try execution.map(chunks.count) { chunk in
                for row in chunks[chunk] where row > 0 {
                    let place = written + Self.start(of: row)
                    if let panels {
                        space.fillEuclidean(place, from: row, panels)
                    } else {
                        space.fill(place, from: row, to: 0..<row, of: space)
                    }
                }
            }
        }
        self.count = count
        self.cells = cells
    }

    /// Where the distances of a cluster to those before it begin.
    @inline(__always)
    static func start(of row: Int) -> Int { row * (row - 1) / 2 }

    @inline(__always)
    static func place(of first: Int, _ second: Int) -> Int {
        first > second ? start(of: first) + second : start(of: second) + first
    }

    mutating func withUnsafeMutableCells<Result>(_ body: (UnsafeMutablePointer<Double>) -> Result) -> Result? {
        cells.withUnsafeMutableBufferPointer { $0.baseAddress.map(body) }
    }

    /// Keeps the given clusters, ascending.
    mutating func keep(_ kept: [Int]) {
        cells.withUnsafeMutableBufferPointer { cells in
            for (row, old) in kept.enumerated() {
                // No cell moves up, so none is overwritten before it has been read.
                for column in 0..<row { cells[Self.start(of: row) + column] = cells[Self.start(of: old) + kept[column]] }
            }
        }
        count = kept.count
    }
}

extension DissimilaritySpace {
    /// Dissimilarities of a row to all before it.
    fileprivate func fillEuclidean(_ results: UnsafeMutablePointer<Double>, from row: Int, _ panels: Panels<Double>) {
        let lanes = Panels<Double>.lanes
        let wanted = 0..<(row + lanes - 1) / lanes
        withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, wanted.count * lanes)) { squares in
            rows.withUnsafeElements { cells in
                // Without columns the address is never read.
                let query = cells.baseAddress.map { $0 + row * rows.columns } ?? UnsafePointer(squares.baseAddress!)
                panels.squaredDistances(from: query, panels: wanted, into: squares.baseAddress!)
            }
            for other in 0..<row { results[other] = measure.norm.dissimilarity(ofMagnitude: squares[other]) }
        }
    }
}
