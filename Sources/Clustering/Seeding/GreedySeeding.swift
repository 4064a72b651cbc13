import LinearAlgebra

/// Chooses rows as first centres by greedy k-means++: each next row is the best of four drawn with probability
/// proportional to the squared distance from those already chosen.
///
/// The number of candidates does not depend on the number of clusters, so the first k of a longer choice are the choice for k.
/// Source: Arthur, Vassilvitskii, “k-means++”, SODA 2007, section on greedy variants.
struct GreedySeeding: Sendable {
    private let rows: CentredRows
    private let clusters: Int
    private let seed: Int
    private let restarts: Int
    private let chunks: Chunks

    private static let candidates = 4
    private static let purpose = 1
    private static let block = 256

    init(of rows: CentredRows, clusters: Int, restarts: Int, seed: Int) {
        self.rows = rows
        self.clusters = clusters
        self.restarts = restarts
        self.seed = seed
        chunks = Chunks(of: rows.count)
    }

    /// The rows chosen in each restart, in the order they were chosen: `clusters` of them, or as many as are distinct.
    ///
    /// - Complexity: O(restarts · clusters · n · d).
    func chosen(in execution: Execution) throws(ClusteringError) -> [[Int]] {
        var streams = (0..<restarts).map { RandomStream(seed: seed, purpose: Self.purpose, restart: $0) }
        var chosen = streams.indices.map { [streams[$0].nextIndex(below: rows.count)] }
        // Squared distance of every row to the nearest chosen one, restart by restart.
        var closest = [Float](repeating: .infinity, count: restarts * rows.count)
        for step in 1..<max(2, clusters) where step < clusters {
            let masses = try approach(chosen.map { $0[$0.count - 1] }, &closest, execution)
            var drawn: [Int] = []
            for restart in 0..<restarts {
                for _ in 0..<Self.candidates {
                    drawn.append(draw(from: masses.map { $0[restart] }, closest, restart, &streams[restart]))
                }
            }
            // Every row coincides with a chosen one, and so it is in every restart.
            if masses.allSatisfy({ $0.allSatisfy { $0 == 0 } }) { break }
            let potentials = try remainders(drawn, closest, execution)
            for restart in 0..<restarts {
                let mine = restart * Self.candidates..<(restart + 1) * Self.candidates
                let best = mine.min { (potentials[$0], $0) < (potentials[$1], $1) }
                chosen[restart].append(drawn[best ?? mine.lowerBound])
            }
        }
        return chosen
    }

    /// Brings `closest` up to date with the row chosen last in each restart; returns its sums by chunk and restart.
    private func approach(
        _ last: [Int], _ closest: inout [Float], _ execution: Execution
    ) throws(ClusteringError) -> [[Double]] {
        let (count, width, depth) = (rows.count, rows.width, rows.depth)
        return try closest.withUnsafeMutableBufferPointer { (buffer) throws(ClusteringError) -> [[Double]] in
            // Chunks write disjoint rows.
            nonisolated(unsafe) let nearest = buffer
            return try execution.map(chunks.count) { chunk in
                rows.withUnsafeValues { values in
                    last.indices.map { restart in
                        let centre = values + last[restart] * width
                        var sum = 0.0
                        for row in chunks[chunk] {
                            let distance = Distances.squared(values + row * width, centre, count: depth)
                            let position = restart * count + row
                            nearest[position] = min(nearest[position], distance)
                            sum += Double(nearest[position])
                        }
                        return sum
                    }
                }
            }
        }
    }

    /// A row drawn with probability proportional to `closest`; some row where all are zero.
    private func draw(
        from masses: [Double], _ closest: [Float], _ restart: Int, _ stream: inout RandomStream
    ) -> Int {
        var left = stream.nextUniform() * masses.reduce(0, +)
        var fallback = 0
        for chunk in 0..<chunks.count where masses[chunk] > 0 {
            guard left < masses[chunk] else {
                left -= masses[chunk]
                continue
            }
            for row in chunks[chunk] where closest[restart * rows.count + row] > 0 {
                fallback = row
                left -= Double(closest[restart * rows.count + row])
                if left < 0 { return row }
            }
            return fallback
        }
        // Rounding carried the draw past the end: the last row that may be drawn.
        return (0..<rows.count).last { closest[restart * rows.count + $0] > 0 } ?? fallback
    }

    /// For every candidate, the sum of squared distances that would be left if it were chosen.
    private func remainders(
        _ drawn: [Int], _ closest: [Float], _ execution: Execution
    ) throws(ClusteringError) -> [Double] {
        let (count, width) = (rows.count, rows.width)
        let centres = rows.augmentedCentres(at: drawn)
        let parts = try execution.map(chunks.count) { chunk in
            var sums = [Double](repeating: 0, count: drawn.count)
            var scores = [Float](repeating: 0, count: drawn.count * Self.block)
            for start in stride(from: chunks[chunk].lowerBound, to: chunks[chunk].upperBound, by: Self.block) {
                let size = min(Self.block, chunks[chunk].upperBound - start)
                rows.withUnsafeValues { values in
                    Products.rowsByRows(
                        centres, drawn.count, values + start * width, size, depth: width, into: &scores,
                        stride: Self.block)
                }
                for candidate in drawn.indices {
                    let nearest = candidate / Self.candidates * count + start
                    var sum: Float = 0
                    for offset in 0..<size {
                        let distance = max(0, rows.norms[start + offset] + scores[candidate * Self.block + offset])
                        sum += min(closest[nearest + offset], distance)
                    }
                    sums[candidate] += Double(sum)
                }
            }
            return sums
        }
        return parts.reduce(into: [Double](repeating: 0, count: drawn.count)) { total, part in
            for candidate in part.indices { total[candidate] += part[candidate] }
        }
    }
}
