import LinearAlgebra

/// Moves prototypes to the means and modes of their rows, and rows to their nearest prototypes, until the cost falls no more.
///
/// Source: Z. Huang, “Extensions to the k-means algorithm for clustering large data sets with categorical values”, Data
/// Mining and Knowledge Discovery 2 (1998); all rows are assigned before modes are moved, so their order does not matter.
struct PrototypeSearch: Sendable {
    let rows: MixedRows
    let maximumIterations: Int
    /// The share of the cost by which it may still fall when it is taken to have settled.
    var tolerance = 0.0

    struct Run: Sendable {
        var prototypes: Prototypes
        var nearest: NearestPrototypes
        /// Weighted sum of distances to the nearest prototype.
        var cost: Double
        var iterations = 0
        var hasConverged = false
    }

    /// - Complexity: O(n·k·d) an iteration.
    func run(from seeds: Prototypes, in execution: Execution) throws(ClusteringError) -> Run {
        let nearest = try NearestPrototypes(of: rows, to: seeds, in: execution)
        var run = Run(prototypes: seeds, nearest: nearest, cost: nearest.cost(weights: rows.weights))
        while run.iterations < maximumIterations {
            try execution.checkpoint()
            run.iterations += 1
            let moved = try moved(run, in: execution)
            let nearest = try NearestPrototypes(of: rows, to: moved, in: execution)
            let cost = nearest.cost(weights: rows.weights)
            // Ties could be exchanged for ever at the same cost.
            run.hasConverged = cost >= run.cost * (1 - tolerance)
            if cost > run.cost { return run }
            (run.prototypes, run.nearest, run.cost) = (moved, nearest, cost)
            if run.hasConverged { return run }
            execution.progress(1 - Execution.left(after: Double(run.iterations)))
        }
        return run
    }

    /// The means and modes of the rows of each cluster; one without rows goes to the row farthest from its own prototype.
    private func moved(_ run: Run, in execution: Execution) throws(ClusteringError) -> Prototypes {
        let members = Members(of: run.nearest.rows.map(\.first), clusters: run.prototypes.count)
        let means = try execution.map(rows.depth) { rows.means(of: members, column: $0) }
        let modes = try execution.map(rows.width) { rows.modes(of: members, column: $0) }
        var moved = run.prototypes
        for cluster in 0..<moved.count where !members[cluster].isEmpty {
            for (column, means) in means.enumerated() { moved.centres[cluster * rows.depth + column] = means[cluster] }
            for (column, modes) in modes.enumerated() { moved.modes[cluster * rows.width + column] = modes[cluster] }
        }
        let empty = (0..<moved.count).filter { members[$0].isEmpty }
        for (cluster, row) in zip(empty, farthestRows(run, members, empty.count)) {
            moved.replace(cluster, by: rows.prototypes(at: [row]), 0)
        }
        return moved
    }

    /// Rows apart from their prototypes that are not alone, farthest first, the first of equals first.
    private func farthestRows(_ run: Run, _ members: Members, _ wanted: Int) -> [Int] {
        guard wanted > 0 else { return [] }
        let found = run.nearest.rows
        return found.indices.filter { found[$0].distance > 0 && members[Int(found[$0].first)].count > 1 }
            .sorted { (found[$1].distance, $0) < (found[$0].distance, $1) }
            .prefix(wanted).map(\.self)
    }
}

/// The rows of each cluster, ascending.
private struct Members: Sendable {
    private let rows: [Int32]
    private let starts: [Int]

    init(of labels: [Int32], clusters: Int) {
        var starts = [Int](repeating: 0, count: clusters + 1)
        for label in labels { starts[Int(label) + 1] += 1 }
        for cluster in 0..<clusters { starts[cluster + 1] += starts[cluster] }
        var next = starts
        var rows = [Int32](repeating: 0, count: labels.count)
        for (row, label) in labels.enumerated() {
            rows[next[Int(label)]] = Int32(row)
            next[Int(label)] += 1
        }
        self.rows = rows
        self.starts = starts
    }

    var count: Int { starts.count - 1 }

    subscript(cluster: Int) -> ArraySlice<Int32> { rows[starts[cluster]..<starts[cluster + 1]] }
}

extension MixedRows {
    /// By cluster: the weighted mean of a numeric column, from deviations from its first cell, which keeps digits far from zero.
    fileprivate func means(of members: Members, column: Int) -> [Double] {
        let start = column * count
        let origin = numbers[start]
        return (0..<members.count).map { cluster in
            var (sum, weight) = (0.0, 0.0)
            for row in members[cluster] {
                sum += (numbers[start + Int(row)] - origin) * weights[Int(row)]
                weight += weights[Int(row)]
            }
            return weight > 0 ? origin + sum / weight : origin
        }
    }

    /// By cluster: the text of a column that weighs most, the first in sorted order of equals.
    fileprivate func modes(of members: Members, column: Int) -> [Int32] {
        let start = column * count
        var masses = [Double](repeating: 0, count: texts[column].count)
        return (0..<members.count).map { cluster in
            for row in members[cluster] { masses[Int(codes[start + Int(row)])] += weights[Int(row)] }
            var mode: Int32 = 0
            var heaviest = 0.0
            for row in members[cluster] {
                let code = codes[start + Int(row)]
                let mass = masses[Int(code)]
                if mass > heaviest || (mass == heaviest && code < mode) { (mode, heaviest) = (code, mass) }
            }
            for row in members[cluster] { masses[Int(codes[start + Int(row)])] = 0 }
            return mode
        }
    }
}
