import LinearAlgebra

/// The two nearest prototypes of every row: squared distance of the numbers plus `gamma` for every text that differs.
///
/// A row as near to two goes to the one that comes first in lexicographic order, however they are numbered.
struct NearestPrototypes: Sendable {
    struct Row: Sendable, Hashable {
        var first: Int32 = -1
        var second: Int32 = -1
        var distance = Double.infinity
        var secondDistance = Double.infinity
    }

    let rows: [Row]

    /// Rows whose distances to a prototype are computed together, column after column.
    private static let block = 256

    /// - Parameter prototypes: at least one.
    /// - Complexity: O(n·k·d).
    init(of rows: MixedRows, to prototypes: Prototypes, in execution: Execution) throws(ClusteringError) {
        let order = prototypes.lexicographicOrder
        let chunks = Chunks(of: rows.count)
        var nearest = [Row](repeating: Row(), count: rows.count)
        try nearest.withUnsafeMutableBufferPointer { (buffer) throws(ClusteringError) in
            // Chunks write disjoint rows.
            nonisolated(unsafe) let found = buffer
            _ = try execution.map(chunks.count) { chunk in
                let chunk = chunks[chunk]
                withUnsafeTemporaryAllocation(of: Double.self, capacity: Self.block) { distances in
                    withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.block) { mismatches in
                        for start in stride(from: chunk.lowerBound, to: chunk.upperBound, by: Self.block) {
                            let block = start..<min(chunk.upperBound, start + Self.block)
                            for cluster in order {
                                rows.measure(block, to: prototypes, cluster, distances, mismatches)
                                for (offset, row) in block.enumerated() {
                                    found[row].consider(Int32(cluster), at: distances[offset])
                                }
                            }
                        }
                    }
                }
            }
        }
        self.rows = nearest
    }

    /// Sum over rows of weight times distance to the nearest.
    func cost(weights: [Double]) -> Double { zip(rows, weights).reduce(0) { $0 + $1.0.distance * $1.1 } }
}

extension NearestPrototypes.Row {
    fileprivate mutating func consider(_ cluster: Int32, at other: Double) {
        if other < distance {
            (second, secondDistance) = (first, distance)
            (first, distance) = (cluster, other)
        } else if other < secondDistance {
            (second, secondDistance) = (cluster, other)
        }
    }
}

extension MixedRows {
    /// The distances of a block of rows to one prototype, into `distances`.
    fileprivate func measure(
        _ block: Range<Int>, to prototypes: Prototypes, _ cluster: Int,
        _ distances: UnsafeMutableBufferPointer<Double>, _ mismatches: UnsafeMutableBufferPointer<Int32>
    ) {
        guard let distances = distances.baseAddress, let mismatches = mismatches.baseAddress else { return }
        let size = block.count
        distances.update(repeating: 0, count: size)
        mismatches.update(repeating: 0, count: size)
        numbers.withUnsafeBufferPointer { numbers in
            guard let numbers = numbers.baseAddress else { return }
            for column in 0..<depth {
                let cells = numbers + column * count + block.lowerBound
                let centre = prototypes.centres[cluster * depth + column]
                for offset in 0..<size {
                    let difference = cells[offset] - centre
                    distances[offset] += difference * difference
                }
            }
        }
        codes.withUnsafeBufferPointer { codes in
            guard let codes = codes.baseAddress else { return }
            for column in 0..<width {
                let cells = codes + column * count + block.lowerBound
                let mode = prototypes.modes[cluster * width + column]
                for offset in 0..<size { mismatches[offset] &+= cells[offset] == mode ? 0 : 1 }
            }
        }
        for offset in 0..<size { distances[offset] += gamma * Double(mismatches[offset]) }
    }
}
