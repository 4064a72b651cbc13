import LinearAlgebra

/// Chooses the rows that runs of exchanges start from; the first k of a longer choice are the choice for k.
///
/// Source of `lab`: Schubert, Rousseeuw, “Faster k-medoids clustering: improving the PAM, CLARA, and CLARANS algorithms”,
/// SISAP 2019.
struct MedoidSeeding: Sendable {
    let table: DissimilarityTable
    let weights: [Double]
    let start: MedoidStart
    let seed: Int

    private static let purpose = 21

    /// Distinct rows for each restart: `clusters` of them, or as many as there are, or fewer where no other is needed.
    ///
    /// Only the first restart is PAM's own choice, which is always the same.
    ///
    /// - Complexity: O(n²·k) for `build`, O(n·k) for each restart of `lab`.
    func chosen(clusters: Int, restarts: Int, in execution: Execution) throws(ClusteringError) -> [[Int]] {
        let clusters = min(clusters, table.count)
        var starts: [[Int]] = []
        for restart in 0..<restarts {
            try execution.checkpoint()
            var stream = RandomStream(seed: seed, purpose: Self.purpose, restart: restart)
            switch start {
            case .build where restart == 0: starts.append(try built(clusters, in: execution.part(restart, of: restarts)))
            case .build, .lab: starts.append(sampled(clusters, &stream))
            case .random: starts.append(Array(stream.permutation(of: table.count).prefix(clusters)))
            }
            execution.progress(Double(restart + 1) / Double(restarts))
        }
        return starts
    }

    /// The row with the least total of dissimilarities.
    func mostCentral(in execution: Execution) throws(ClusteringError) -> [Int] { try built(1, in: execution) }

    /// Each next row is the one that lowers the total most, the first of equals; stops where none does.
    ///
    /// A gain never grows as more rows are chosen, so a candidate is weighed again only while what it gained before exceeds
    /// the best found now.
    /// Source: M. Minoux, “Accelerated greedy algorithms for maximizing submodular set functions”, 1978.
    private func built(_ clusters: Int, in execution: Execution) throws(ClusteringError) -> [Int] {
        var chosen: [Int] = []
        var closest: [Float] = []
        var gains = [Double](repeating: .infinity, count: table.count)
        while chosen.count < clusters {
            let order = gains.indices.sorted { (gains[$1], $0) < (gains[$0], $1) }
            var best = Candidate()
            var weighed = 0
            while weighed < order.count, gains[order[weighed]] >= best.gain {
                // Twice as many each time, which is soon enough for all threads.
                let next = order[weighed..<min(order.count, 2 * weighed + 64)]
                for candidate in try self.weighed(Array(next), closest, in: execution) {
                    gains[candidate.row] = candidate.gain
                    if (best.gain, candidate.row) < (candidate.gain, best.row) { best = candidate }
                }
                weighed = next.endIndex
            }
            if !chosen.isEmpty, best.gain <= 0 { break }
            // The first gains are sums of their own, and bound nothing.
            if chosen.isEmpty { gains = Array(repeating: .infinity, count: table.count) }
            chosen.append(best.row)
            approach(best.row, &closest)
            execution.progress(Double(chosen.count) / Double(clusters))
        }
        return chosen
    }

    private func weighed(
        _ candidates: [Int], _ closest: [Float], in execution: Execution
    ) throws(ClusteringError) -> [Candidate] {
        let chunks = Chunks(of: candidates.count, smallest: 32)
        return try execution.map(chunks.count) { chunk in
            candidates[chunks[chunk]].map { Candidate(row: $0, gain: gain(of: $0, over: 0..<table.count, closest)) }
        }.flatMap(\.self)
    }

    private func sampled(_ clusters: Int, _ stream: inout RandomStream) -> [Int] {
        let size = 10 + Int(Double(table.count).squareRoot().rounded(.up))
        // Rows chosen stand at the front.
        var order = Array(0..<table.count)
        var closest: [Float] = []
        for first in 0..<clusters {
            let sample = first..<min(order.count, first + size)
            for place in sample { order.swapAt(place, place + stream.nextIndex(below: order.count - place)) }
            let gains = sample.map { gain(of: order[$0], over: order[sample], closest) }
            let best = gains.indices.reduce(0) { gains[$1] > gains[$0] ? $1 : $0 }
            order.swapAt(first, first + best)
            approach(order[first], &closest)
        }
        return Array(order.prefix(clusters))
    }

    private struct Candidate {
        var row = 0
        var gain = -Double.infinity
    }

    /// How much nearer a candidate brings some rows, given how near they are already; before the first, how near it is.
    private func gain(of candidate: Int, over rows: some Sequence<Int>, _ closest: [Float]) -> Double {
        table.withUnsafeCells { cells in
            weights.withUnsafeBufferPointer { weights in
                closest.withUnsafeBufferPointer { closest in
                    let apart = cells + candidate * table.count
                    var gain = 0.0
                    if closest.isEmpty {
                        for row in rows { gain -= weights[row] * Double(apart[row]) }
                    } else {
                        for row in rows { gain += weights[row] * max(0, Double(closest[row]) - Double(apart[row])) }
                    }
                    return gain
                }
            }
        }
    }

    /// Brings the dissimilarity of every row to the nearest chosen one up to date; empty before the first.
    private func approach(_ chosen: Int, _ closest: inout [Float]) {
        table.withUnsafeCells { cells in
            let apart = UnsafeBufferPointer(start: cells + chosen * table.count, count: table.count)
            closest = closest.isEmpty ? Array(apart) : zip(closest, apart).map(min)
        }
    }
}
