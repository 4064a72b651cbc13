import LinearAlgebra

/// The centres of one run, with the sums that they are means of.
struct RunState: Sendable {
    /// Clusters × depth.
    private(set) var centres: [Double]
    private(set) var sums: ClusterSums
    var iterations = 0
    var isSettled = false

    var depth: Int { sums.depth }
    var clusterCount: Int { sums.clusterCount }

    init(startingAt seeds: [Int], of rows: CentredRows) {
        centres = seeds.flatMap { rows.panels.row($0).map(Double.init) }
        sums = ClusterSums(clusters: seeds.count, depth: rows.depth)
    }

    /// Adds what one chunk of rows changed; the run's clusters begin at `offset` in the change.
    mutating func apply(_ change: CentreStack.Change, at offset: Int) {
        sums.add(change.sums, from: offset)
    }

    mutating func clearEmptyClusters() { sums.clearEmptyClusters() }

    /// Takes a row from one cluster to another.
    mutating func move(_ row: [Float], weight: Double, from old: Int, to new: Int) {
        sums.add(row, weight: weight, count: -1, to: old)
        sums.add(row, weight: weight, count: 1, to: new)
    }

    /// Puts every centre at the mean of its rows, an empty one staying where it is; returns the squared movement of all.
    mutating func moveCentres() -> Double {
        var movement = 0.0
        for cluster in 0..<clusterCount where sums.counts[cluster] > 0 {
            for column in 0..<depth {
                let mean = sums.mean(of: cluster, column)
                let step = mean - centres[cluster * depth + column]
                movement += step * step
                centres[cluster * depth + column] = mean
            }
        }
        return movement
    }

    /// Σ‖x − c‖² = Σ‖x‖² − Σ n‖c‖² where every c is the mean of its n rows, which it is after an assignment.
    func inertia(of rows: CentredRows) -> Double {
        var explained = 0.0
        for cluster in 0..<clusterCount where sums.counts[cluster] > 0 {
            var square = 0.0
            for sum in sums.sums[cluster * depth..<(cluster + 1) * depth] { square += sum * sum }
            explained += square / sums.masses[cluster]
        }
        return max(0, rows.totalSquares - explained)
    }
}
