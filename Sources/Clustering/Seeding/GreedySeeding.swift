import LinearAlgebra

/// Chooses rows as first centres by greedy k-means++: each next row is the best of four drawn with probability
/// proportional to its weight and the squared distance from those already chosen.
///
/// The number of candidates does not depend on the number of clusters, so the first k of a longer choice are the choice for k.
/// Source: Arthur, Vassilvitskii, “k-means++”, SODA 2007, section on greedy variants.
struct GreedySeeding: Sendable {
    private let rows: CentredRows
    private let clusters: Int
    private let seed: Int
    private let restarts: Int
    private let chunks: Chunks

    private static let candidates = Panels<Float>.candidates
    private static let purpose = 1
    /// Rows that stay in the cache while all restarts look at them.
    private static let block = 1024

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
        var chosen = streams.indices.map { [firstRow(&streams[$0])] }
        // Squared distance of every row to the nearest chosen one, restart by restart; zero where a panel has no row.
        var closest = [Float](repeating: .infinity, count: restarts * rows.paddedCount)
        for restart in 0..<restarts {
            for row in rows.count..<rows.paddedCount { closest[restart * rows.paddedCount + row] = 0 }
        }
        for step in 1..<max(2, clusters) where step < clusters {
            try execution.checkpoint()
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

    /// A row drawn with probability proportional to its weight.
    private func firstRow(_ stream: inout RandomStream) -> Int {
        guard let weights = rows.weights?.relative else { return stream.nextIndex(below: rows.count) }
        var left = stream.nextUniform() * weights.reduce(0, +)
        for row in weights.indices where weights[row] > 0 {
            left -= weights[row]
            if left < 0 { return row }
        }
        return weights.lastIndex { $0 > 0 } ?? 0
    }

    /// Brings `closest` up to date with the row chosen last in each restart; returns its weighted sums by chunk and restart.
    private func approach(
        _ last: [Int], _ closest: inout [Float], _ execution: Execution
    ) throws(ClusteringError) -> [[Double]] {
        let centres = last.map { rows.panels.row($0) }
        return try closest.withUnsafeMutableBufferPointer { (buffer) throws(ClusteringError) -> [[Double]] in
            // Chunks write disjoint rows.
            nonisolated(unsafe) let closest = buffer.baseAddress!
            return try execution.map(chunks.count) { chunk in
                var sums = [Double](repeating: 0, count: last.count)
                for block in chunks[chunk].blocks(of: Self.block) {
                    for restart in last.indices {
                        sums[restart] += rows.panels.approach(
                            centres[restart], panels: block.panels, weights: rows.weights?.single,
                            closest: closest + restart * rows.paddedCount)
                    }
                }
                return sums
            }
        }
    }

    /// A row drawn with probability proportional to `closest` and its weight; some row where all are zero.
    private func draw(
        from masses: [Double], _ closest: [Float], _ restart: Int, _ stream: inout RandomStream
    ) -> Int {
        let mass = { [rows] (row: Int) in
            Double(closest[restart * rows.paddedCount + row]) * Double(rows.weights?.single[row] ?? 1)
        }
        var left = stream.nextUniform() * masses.reduce(0, +)
        var fallback = 0
        for chunk in 0..<chunks.count where masses[chunk] > 0 {
            guard left < masses[chunk] else {
                left -= masses[chunk]
                continue
            }
            for row in chunks[chunk] where mass(row) > 0 {
                fallback = row
                left -= mass(row)
                if left < 0 { return row }
            }
            return fallback
        }
        // Rounding carried the draw past the end: the last row that may be drawn.
        return (0..<rows.count).last { mass($0) > 0 } ?? fallback
    }

    /// For every candidate, the weighted sum of squared distances that would be left if it were chosen.
    private func remainders(
        _ drawn: [Int], _ closest: [Float], _ execution: Execution
    ) throws(ClusteringError) -> [Double] {
        let queries = drawn.flatMap { rows.panels.row($0) }
        let parts = try execution.map(chunks.count) { chunk in
            var sums = [Double](repeating: 0, count: drawn.count)
            sums.withUnsafeMutableBufferPointer { sums in
                queries.withUnsafeBufferPointer { queries in
                    closest.withUnsafeBufferPointer { closest in
                        guard let sums = sums.baseAddress, let closest = closest.baseAddress else { return }
                        for block in chunks[chunk].blocks(of: Self.block) {
                            for restart in 0..<restarts {
                                let first = restart * Self.candidates
                                // Without columns there is nothing to read.
                                guard let queries = queries.baseAddress else { continue }
                                rows.panels.remainders(
                                    of: queries + first * rows.depth, panels: block.panels, weights: rows.weights?.single,
                                    closest: closest + restart * rows.paddedCount, addingTo: sums + first)
                            }
                        }
                    }
                }
            }
            return sums
        }
        return parts.reduce(into: [Double](repeating: 0, count: drawn.count)) { total, part in
            for candidate in part.indices { total[candidate] += part[candidate] }
        }
    }
}

extension Range<Int> {
    /// The panels of these rows, the first of which is the first of a panel.
    fileprivate var panels: Range<Int> {
        let lanes = Panels<Float>.lanes
        return lowerBound / lanes..<(upperBound + lanes - 1) / lanes
    }
}
