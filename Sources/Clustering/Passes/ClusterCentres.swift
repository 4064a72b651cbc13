import LinearAlgebra

/// The means of a partition's clusters in the columns' own units, without a copy of the rows.
struct ClusterCentres: Sendable {
    /// Clusters × columns.
    let values: Matrix
    private let partition: Partition
    private let points: Points
    /// By row, where rows are weighted.
    private let weights: [Double]?

    /// - Complexity: O(n·d); O(k·d) memory.
    init(of partition: Partition, in points: Points, _ execution: Execution) throws(ClusteringError) {
        self.partition = partition
        self.points = points
        let weights = points.relativeWeights
        self.weights = weights
        let depth = points.columns.count
        // Summed as deviations from one row, so that the centre of equal rows is exactly that row.
        let origins = Self.firstRows(of: partition)
        values = try Self.means(of: partition, weights, depth: depth, execution) { row, cluster, weight, sums in
            points.values.withUnsafeElements { cells in
                let (row, origin) = (row * depth, origins[cluster] * depth)
                for column in 0..<depth { sums[column] += weight * (cells[row + column] - cells[origin + column]) }
            }
        } finish: { mean, cluster, column in
            points.values[origins[cluster], column] + mean
        }
    }

    /// Clusters × columns: the population variance of every column in every cluster.
    func variances(in execution: Execution) throws(ClusteringError) -> Matrix {
        let depth = values.columns
        return try Self.means(of: partition, weights, depth: depth, execution) { row, cluster, weight, sums in
            points.values.withUnsafeElements { cells in
                values.withUnsafeElements { centres in
                    for column in 0..<depth {
                        let deviation = cells[row * depth + column] - centres[cluster * depth + column]
                        sums[column] += weight * (deviation * deviation)
                    }
                }
            }
        } finish: { mean, _, _ in
            mean
        }
    }

    private static func means(
        of partition: Partition, _ weights: [Double]?, depth: Int, _ execution: Execution,
        add: (_ row: Int, _ cluster: Int, _ weight: Double, _ sums: UnsafeMutablePointer<Double>) -> Void,
        finish: (_ mean: Double, _ cluster: Int, _ column: Int) -> Double
    ) throws(ClusteringError) -> Matrix {
        var means = Matrix(rows: partition.clusterCount, columns: depth)
        var masses = [Double](repeating: 0, count: partition.clusterCount)
        let chunks = Chunks(of: partition.rowCount, smallest: 4096, most: 1 << 20)
        for chunk in 0..<chunks.count {
            try execution.checkpoint()
            means.withUnsafeMutableElements { sums in
                guard let sums = sums.baseAddress else { return }
                for row in chunks[chunk] {
                    guard let cluster = partition.labels[row] else { continue }
                    let weight = weights?[row] ?? 1
                    masses[cluster - 1] += weight
                    add(row, cluster - 1, weight, sums + (cluster - 1) * depth)
                }
            }
        }
        means.withUnsafeMutableElements { sums in
            for (cluster, mass) in masses.enumerated() {
                for column in 0..<depth {
                    sums[cluster * depth + column] = finish(sums[cluster * depth + column] / mass, cluster, column)
                }
            }
        }
        return means
    }

    /// By cluster: its first row.
    private static func firstRows(of partition: Partition) -> [Int] {
        var first = [Int](repeating: -1, count: partition.clusterCount)
        for case (let row, let cluster?) in partition.labels.enumerated() where first[cluster - 1] < 0 {
            first[cluster - 1] = row
        }
        return first
    }
}
