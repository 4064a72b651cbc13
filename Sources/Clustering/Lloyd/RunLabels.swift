import LinearAlgebra

/// The cluster of every row in every run, counted from 0; −1 before the first assignment.
struct RunLabels: Sendable {
    private let rows: Int
    /// Rows of a run, rounded up so that eight can be read at once.
    private let stride: Int
    private var labels: [Int32]


    init(runs: Int, rows: Int) {
        self.rows = rows
        stride = (rows + 7) / 8 * 8
        labels = Array(repeating: -1, count: runs * stride)
    }

    func labels(of run: Int) -> [Int32] { Array(labels[run * stride..<run * stride + rows]) }

    /// Puts every row into the nearest cluster of each run in the stack; returns the changes by chunk of rows.
    mutating func reassign(
        _ stack: RunStack, _ rows: CentredRows, in execution: Execution
    ) throws(ClusteringError) -> [RunStack.Change] {
        let chunks = Chunks(of: rows.count)
        let stride = stride
        return try labels.withUnsafeMutableBufferPointer { (buffer) throws(ClusteringError) -> [RunStack.Change] in
            // Chunks write the labels of disjoint rows.
            nonisolated(unsafe) let labels = buffer.baseAddress!
            return try execution.map(chunks.count) { chunk in
                Self.reassign(chunks[chunk], stack, rows, labels, stride)
            }
        }
    }

    private static func reassign(
        _ chunk: Range<Int>, _ stack: RunStack, _ rows: CentredRows, _ labels: UnsafeMutablePointer<Int32>, _ stride: Int
    ) -> RunStack.Change {
        var change = stack.noChange
        let tallest = stack.groups.map { stack.offsets[$0.upperBound] - stack.offsets[$0.lowerBound] }.max() ?? 0
        var scores = [Float](repeating: 0, count: tallest * RunStack.block)
        rows.withUnsafeValues { values in
            for start in Swift.stride(from: chunk.lowerBound, to: chunk.upperBound, by: RunStack.block) {
                let size = min(RunStack.block, chunk.upperBound - start)
                for group in stack.groups {
                    let first = stack.offsets[group.lowerBound]
                    stack.centres.withUnsafeBufferPointer { centres in
                        Products.rowsByRows(
                            centres.baseAddress! + first * rows.width, stack.offsets[group.upperBound] - first,
                            values + start * rows.width, size, depth: rows.width, into: &scores, stride: RunStack.block)
                    }
                    for position in group {
                        scores.withUnsafeBufferPointer { scores in
                            change.record(
                                run: position, in: stack, scores.baseAddress! + (stack.offsets[position] - first) * RunStack.block,
                                values + start * rows.width, size, labels + stack.runs[position] * stride + start)
                        }
                    }
                }
            }
        }
        return change
    }

    /// Gives each empty cluster of a run the row farthest from its centre, the first of equals, unless it is alone there.
    mutating func fillEmptyClusters(of run: Int, _ state: inout RunState, _ rows: CentredRows) {
        var left = (0..<self.rows).map { row in
            (row: row, distance: state.squaredDistanceToMean(of: row, in: Int(labels[run * stride + row]), rows))
        }
        left.sort { ($1.distance, $0.row) < ($0.distance, $1.row) }
        var candidates = left.makeIterator()
        for cluster in state.counts.indices where state.counts[cluster] == 0 {
            while let candidate = candidates.next(), candidate.distance > 0 {
                let old = Int(labels[run * stride + candidate.row])
                guard state.counts[old] > 1 else { continue }
                let start = candidate.row * rows.width
                state.move(rows.values[start..<start + rows.depth], from: old, to: cluster)
                labels[run * stride + candidate.row] = Int32(cluster)
                break
            }
        }
    }
}

extension RunState {
    fileprivate func squaredDistanceToMean(of row: Int, in cluster: Int, _ rows: CentredRows) -> Double {
        var sum = 0.0
        for column in 0..<depth {
            let mean = sums[cluster * depth + column] / Double(counts[cluster])
            let difference = Double(rows.values[row * rows.width + column]) - mean
            sum += difference * difference
        }
        return sum
    }
}

extension RunStack.Change {
    /// Takes the lowest score of every row in a block as its new label, eight rows at a time.
    ///
    /// - Parameters:
    ///   - scores: clusters of the run × `RunStack.block`.
    ///   - labels: of the rows in the block, with room for a multiple of eight.
    fileprivate mutating func record(
        run position: Int, in stack: RunStack, _ scores: UnsafePointer<Float>, _ values: UnsafePointer<Float>, _ size: Int,
        _ labels: UnsafeMutablePointer<Int32>
    ) {
        let offset = stack.offsets[position]
        let clusters = stack.offsets[position + 1] - offset
        let depth = stack.depth
        for start in stride(from: 0, to: size, by: 8) {
            let column = UnsafeRawPointer(scores + start)
            var lowest = column.loadUnaligned(as: SIMD8<Float>.self)
            var nearest = SIMD8<Int32>()
            for cluster in 1..<max(1, clusters) {
                let score = column.loadUnaligned(
                    fromByteOffset: cluster * RunStack.block * MemoryLayout<Float>.stride, as: SIMD8<Float>.self)
                let isLower = score .< lowest
                lowest.replace(with: score, where: isLower)
                nearest.replace(with: SIMD8(repeating: Int32(truncatingIfNeeded: cluster)), where: isLower)
            }
            let place = UnsafeMutableRawPointer(labels + start)
            let before = place.loadUnaligned(as: SIMD8<Int32>.self)
            guard any(nearest .!= before) else { continue }
            place.storeBytes(of: nearest, as: SIMD8<Int32>.self)
            for lane in 0..<min(8, size - start) where nearest[lane] != before[lane] {
                moved[position] += 1
                let row = values + (start + lane) * (depth + 1)
                add(row, depth, to: offset + Int(nearest[lane]), sign: 1)
                if before[lane] >= 0 { add(row, depth, to: offset + Int(before[lane]), sign: -1) }
            }
        }
    }

    @inline(__always)
    private mutating func add(_ row: UnsafePointer<Float>, _ depth: Int, to cluster: Int, sign: Int) {
        counts[cluster] += sign
        let weight = Double(sign)
        sums.withUnsafeMutableBufferPointer { sums in
            for column in 0..<depth { sums[cluster * depth + column] += weight * Double(row[column]) }
        }
    }
}
