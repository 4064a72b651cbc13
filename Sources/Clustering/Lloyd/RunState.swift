/// The centres of one run, with the sums and counts they are means of.
struct RunState: Sendable {
    let depth: Int
    /// Clusters × depth.
    private(set) var centres: [Double]
    private(set) var sums: [Double]
    private(set) var counts: [Int]
    var iterations = 0
    var isSettled = false

    init(startingAt seeds: [Int], of rows: CentredRows) {
        depth = rows.depth
        centres = seeds.flatMap { row in
            rows.values[row * rows.width..<row * rows.width + rows.depth].map(Double.init)
        }
        sums = Array(repeating: 0, count: centres.count)
        counts = Array(repeating: 0, count: seeds.count)
    }

    /// Adds what one chunk of rows changed; the run's clusters begin at `offset` in the change.
    mutating func apply(_ change: RunStack.Change, at offset: Int) {
        for position in sums.indices { sums[position] += change.sums[offset * depth + position] }
        for cluster in counts.indices { counts[cluster] += change.counts[offset + cluster] }
    }

    /// Takes a row from one cluster to another.
    mutating func move(_ row: ArraySlice<Float>, from old: Int, to new: Int) {
        for (column, value) in row.enumerated() {
            sums[old * depth + column] -= Double(value)
            sums[new * depth + column] += Double(value)
        }
        counts[old] -= 1
        counts[new] += 1
    }

    /// Puts every centre at the mean of its rows, an empty one staying where it is; returns the squared movement of all.
    mutating func moveCentres() -> Double {
        var movement = 0.0
        for cluster in counts.indices where counts[cluster] > 0 {
            for position in cluster * depth..<(cluster + 1) * depth {
                let mean = sums[position] / Double(counts[cluster])
                movement += (mean - centres[position]) * (mean - centres[position])
                centres[position] = mean
            }
        }
        return movement
    }

    /// Σ‖x − c‖² = Σ‖x‖² − Σ n‖c‖² where every c is the mean of its n rows, which it is after an assignment.
    func inertia(of rows: CentredRows) -> Double {
        var explained = 0.0
        for cluster in counts.indices where counts[cluster] > 0 {
            var square = 0.0
            for sum in sums[cluster * depth..<(cluster + 1) * depth] { square += sum * sum }
            explained += square / Double(counts[cluster])
        }
        return max(0, rows.totalSquares - explained)
    }
}
