import LinearAlgebra

/// Chooses the rows that runs of exchanges start from; the first k of a longer choice are the choice for k.
///
/// Source of `lab`: Schubert, Rousseeuw, “Faster k-medoids clustering: improving the PAM, CLARA, and CLARANS algorithms”, SISAP 2019.
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
            case .build where restart == 0: starts.append(try built(clusters, in: execution))
            case .build, .lab: starts.append(sampled(clusters, &stream))
            case .random: starts.append(Array(stream.permutation(of: table.count).prefix(clusters)))
            }
        }
        return starts
    }

    /// The row with the least total of dissimilarities.
    func mostCentral(in execution: Execution) throws(ClusteringError) -> [Int] { try built(1, in: execution) }

    /// Each next row is the one that lowers the total most; stops where none does.
    private func built(_ clusters: Int, in execution: Execution) throws(ClusteringError) -> [Int] {
        let chunks = Chunks(of: table.count, smallest: 64)
        var chosen: [Int] = []
        var closest: [Float] = []
        while chosen.count < clusters {
            let next = try execution.map(chunks.count) { [closest] chunk in
                best(of: chunks[chunk], over: 0..<table.count, closest)
            }.reduce(Candidate()) { $1.gain > $0.gain ? $1 : $0 }
            if !chosen.isEmpty, next.gain <= 0 { break }
            chosen.append(next.row)
            approach(next.row, &closest)
        }
        return chosen
    }

    private func sampled(_ clusters: Int, _ stream: inout RandomStream) -> [Int] {
        let size = 10 + Int(Double(table.count).squareRoot().rounded(.up))
        // Rows chosen stand at the front.
        var order = Array(0..<table.count)
        var closest: [Float] = []
        for first in 0..<clusters {
            let sample = first..<min(order.count, first + size)
            for place in sample { order.swapAt(place, place + stream.nextIndex(below: order.count - place)) }
            let next = best(of: order[sample], over: order[sample], closest)
            order.swapAt(first, order[sample].firstIndex(of: next.row) ?? first)
            approach(order[first], &closest)
        }
        return Array(order.prefix(clusters))
    }

    private struct Candidate {
        var row = 0
        var gain = -Double.infinity
    }

    /// The first of the candidates that bring the rows nearest, given how near they are already.
    private func best(
        of candidates: some Sequence<Int>, over rows: some Sequence<Int>, _ closest: [Float]
    ) -> Candidate {
        table.withUnsafeCells { cells in
            var best = Candidate()
            for candidate in candidates {
                let apart = cells + candidate * table.count
                var gain = 0.0
                if closest.isEmpty {
                    for row in rows { gain -= weights[row] * Double(apart[row]) }
                } else {
                    for row in rows { gain += weights[row] * Double(max(0, closest[row] - apart[row])) }
                }
                if gain > best.gain { best = Candidate(row: candidate, gain: gain) }
            }
            return best
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
