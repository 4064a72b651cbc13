import LinearAlgebra

/// Lloyd's iteration of one run in double precision: the plain path, from which everything reported is taken.
struct LloydRefinement: Sendable {
    private let values: Matrix
    private let means: [Double]
    private let meanVariance: Double
    private var nearest: [NearestCentres.Row] = []

    /// Counted from 0; each row is labelled with its nearest centre once `run` has returned.
    private(set) var labels: [Int32]
    /// Clusters × columns.
    private(set) var centres: Matrix
    private(set) var iterations = 0
    private(set) var hasConverged = false

    init(values: Matrix, labels: [Int32], clusters: Int) {
        self.values = values
        self.labels = labels
        means = values.columnMeans
        meanVariance =
            values.columns == 0 ? 0 : values.columnVariances(about: means).reduce(0, +) / Double(values.columns)
        centres = Matrix(rows: clusters, columns: values.columns)
    }

    /// Sum of squared distances to the nearest centre.
    var inertia: Double { nearest.reduce(0) { $0 + $1.squaredDistance } }

    /// Iterates until no label changes, or the centres move no more than `tolerance` mean column variances.
    mutating func run(
        maximumIterations: Int, tolerance: Double, in execution: Execution
    ) throws(ClusteringError) {
        _ = try moveCentres(in: execution)
        var isSettled = false
        while true {
            try execution.checkpoint()
            nearest = try NearestCentres(of: values, to: centres, in: execution).rows
            let found = nearest.map { Int32($0.first) }
            let isUnchanged = found == labels
            labels = found
            hasConverged = isUnchanged || isSettled
            if hasConverged || iterations == maximumIterations { return }
            iterations += 1
            isSettled = try moveCentres(in: execution) <= tolerance * meanVariance
        }
    }

    /// Puts every centre at the mean of its rows, and an empty one at the row farthest from its own; returns the squared movement.
    ///
    /// Deviations from the column means are summed, not the values, which keeps digits where the data lie far from zero.
    private mutating func moveCentres(in execution: Execution) throws(ClusteringError) -> Double {
        let (sums, counts) = try deviations(in: execution)
        var movement = 0.0
        var farthest = farthestRows(counts.count(where: { $0 == 0 }), counts).makeIterator()
        for cluster in 0..<centres.rows {
            let replacement = counts[cluster] == 0 ? farthest.next() : nil
            if counts[cluster] == 0, replacement == nil { continue }
            for column in 0..<values.columns {
                let place =
                    replacement.map { values[$0, column] } ?? means[column] + sums[cluster, column] / Double(counts[cluster])
                let step = place - centres[cluster, column]
                movement += step * step
                centres[cluster, column] = place
            }
        }
        return movement
    }

    /// By cluster: the sum of its rows' deviations from the column means, and the number of its rows.
    private func deviations(in execution: Execution) throws(ClusteringError) -> (sums: Matrix, counts: [Int]) {
        let chunks = Chunks(of: values.rows)
        let depth = values.columns
        let parts = try execution.map(chunks.count) { chunk in
            var sums = [Double](repeating: 0, count: centres.rows * depth)
            var counts = [Int](repeating: 0, count: centres.rows)
            values.withUnsafeElements { cells in
                for row in chunks[chunk] {
                    let cluster = Int(labels[row])
                    counts[cluster] += 1
                    for column in 0..<depth { sums[cluster * depth + column] += cells[row * depth + column] - means[column] }
                }
            }
            return (sums, counts)
        }
        var sums = [Double](repeating: 0, count: centres.rows * depth)
        var counts = [Int](repeating: 0, count: centres.rows)
        for part in parts {
            for position in sums.indices { sums[position] += part.0[position] }
            for cluster in counts.indices { counts[cluster] += part.1[cluster] }
        }
        return (Matrix(rows: centres.rows, columns: depth, elements: sums), counts)
    }

    /// Rows that lie apart from their centres, farthest first, the first of equals first.
    private func farthestRows(_ wanted: Int, _ counts: [Int]) -> [Int] {
        guard wanted > 0 else { return [] }
        return nearest.indices
            .filter { nearest[$0].squaredDistance > 0 && counts[Int(labels[$0])] > 1 }
            .sorted { (nearest[$1].squaredDistance, $0) < (nearest[$0].squaredDistance, $1) }
            .prefix(wanted).map(\.self)
    }
}
