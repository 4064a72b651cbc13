import LinearAlgebra

/// The dissimilarities of all rows to all rows, in single precision and divided by one power of two, so that none overflows.
///
/// Good for choosing medoids; what is reported of them is computed in double precision from the rows.
struct DissimilarityTable: Sendable {
    let count: Int
    /// count × count, symmetric.
    private let cells: [Float]

    /// Rows and columns computed at a time: both halves of a tile stay in the second-level cache.
    private static let tile = 256

    /// - Complexity: O(n²·d); 4·n² bytes.
    init(of space: DissimilaritySpace, in execution: Execution) throws(ClusteringError) {
        try execution.checkpoint()
        let count = space.count
        let scale = try Self.scale(of: space, in: execution)
        let bands = (count + Self.tile - 1) / Self.tile
        let tiles = (0..<bands).flatMap { band in (band..<bands).map { (band, $0) } }
        var cells = [Float](unsafeUninitializedCapacity: count * count) { $1 = count * count }
        try cells.withUnsafeMutableBufferPointer { (buffer) throws(ClusteringError) in
            // A tile and its mirror image are written by the chunk that has the tile, and by no other.
            nonisolated(unsafe) let table = buffer
            let steps = Chunks(of: tiles.count, smallest: 1, most: 1 << 20)
            _ = try execution.mapTelling(steps.count) { step in
                for tile in steps[step] {
                    Self.fill(table, Self.rows(tiles[tile].0, count), Self.rows(tiles[tile].1, count), space, scale)
                }
            }
        }
        self.count = count
        self.cells = cells
    }

    /// The bytes it takes for so many rows.
    static func bytes(for rows: Int) -> Double { 4 * Double(rows) * Double(rows) }

    /// Lends the cells, row by row, for the length of a call.
    func withUnsafeCells<Result>(_ body: (UnsafePointer<Float>) -> Result) -> Result {
        cells.withUnsafeBufferPointer { body($0.baseAddress!) }
    }

    private static func rows(_ band: Int, _ count: Int) -> Range<Int> { band * tile..<min(count, (band + 1) * tile) }

    private static func fill(
        _ table: UnsafeMutableBufferPointer<Float>, _ rows: Range<Int>, _ columns: Range<Int>, _ space: DissimilaritySpace,
        _ scale: Double
    ) {
        let count = space.count
        space.withDissimilarities(of: rows, to: columns) { row, apart in
            for (offset, column) in columns.enumerated() {
                let cell = Float(apart[offset] * scale)
                table[row * count + column] = cell
                table[column * count + row] = cell
            }
        }
    }

    /// A power of two that brings the largest dissimilarity to the first row near 1, and others not far above.
    private static func scale(of space: DissimilaritySpace, in execution: Execution) throws(ClusteringError) -> Double {
        let chunks = Chunks(of: space.count)
        let largest = try execution.map(chunks.count) { chunk in
            chunks[chunk].reduce(0) { max($0, space.dissimilarity(0, $1)) }
        }.reduce(0, max)
        guard largest > 0 else { return 1 }
        return Double(sign: .plus, exponent: -max(-1000, min(1000, largest.exponent)), significand: 1)
    }
}

extension DissimilaritySpace {
    /// Lends the dissimilarities of each row to others, row after row.
    fileprivate func withDissimilarities(
        of rows: Range<Int>, to others: Range<Int>, _ body: (_ row: Int, _ apart: UnsafePointer<Double>) -> Void
    ) {
        let lanes = Panels<Double>.lanes
        let panels = followsEuclideanDistance ? Panels<Double>(rows: others.count, depth: self.rows.columns) { row, column in
            self.rows[others.lowerBound + row, column]
        } : nil
        withUnsafeTemporaryAllocation(of: Double.self, capacity: others.count + lanes) { buffer in
            guard let apart = buffer.baseAddress else { return }
            self.rows.withUnsafeElements { cells in
                for row in rows {
                    if let panels, let cells = cells.baseAddress {
                        panels.squaredDistances(
                            from: cells + row * self.rows.columns, panels: 0..<panels.count, into: apart)
                        for other in 0..<others.count {
                            apart[other] = measure.norm.dissimilarity(ofMagnitude: apart[other])
                        }
                    } else {
                        fill(apart, from: row, to: others, of: self)
                    }
                    body(row, apart)
                }
            }
        }
    }
}
