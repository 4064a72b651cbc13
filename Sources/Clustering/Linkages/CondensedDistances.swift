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
        let panels = space.followsEuclideanDistance
            ? Panels<Double>(rows: count, depth: space.rows.columns) { space.rows[$0, $1] } : nil
        // Few rows in each, between which it is asked whether to go on.
        let chunks = Chunks(of: count, smallest: 16, most: max(1, count))
        let cellCount = Self.start(of: max(1, count))
        var outcome: Result<Void, ClusteringError> = .success(())
        // Memory is taken up as it is written, by whichever thread writes it.
        let cells = [Double](unsafeUninitializedCapacity: cellCount) { buffer, initialised in
            guard let first = buffer.baseAddress else { return }
            // Chunks write disjoint rows.
            nonisolated(unsafe) let written = first
            do throws(ClusteringError) {
                var next = 0
                while next < chunks.count {
                    let batch = next..<min(chunks.count, next + Self.batch)
                    _ = try execution.map(batch.count) { position in
                        for row in chunks[batch.lowerBound + position] where row > 0 {
                            let place = written + Self.start(of: row)
                            if let panels {
                                space.fillEuclidean(place, from: row, panels)
                            } else {
                                space.fill(place, from: row, to: 0..<row, of: space)
                            }
                        }
                    }
                    next = batch.upperBound
                    let share = Double(chunks[next - 1].upperBound) / Double(max(1, count))
                    execution.progress(share * share)
                }
                initialised = cellCount
            } catch {
                outcome = .failure(error)
            }
        }
        try outcome.get()
        self.count = count
        self.cells = cells
    }

    /// Chunks of rows between two words of progress.
    private static let batch = 64

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
    ///
    /// - Throws: `ClusteringError.cancelled`, after which nothing is worth anything.
    mutating func keep(_ kept: [Int], in execution: Execution) throws(ClusteringError) {
        try cells.withUnsafeMutableBufferPointer { (cells) throws(ClusteringError) in
            for (row, old) in kept.enumerated() {
                if row.isMultiple(of: 256) { try execution.checkpoint() }
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
