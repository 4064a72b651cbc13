import CKernels

/// Sums of rows by cluster, in double precision.
public struct ClusterSums: Sendable {
    /// Clusters × depth: Σ weight · row.
    public internal(set) var sums: [Double]
    /// By cluster: Σ weight.
    public internal(set) var masses: [Double]
    /// By cluster: the rows of positive weight.
    public internal(set) var counts: [Int]
    public let depth: Int

    public init(clusters: Int, depth: Int) {
        self.depth = depth
        sums = Array(repeating: 0, count: clusters * depth)
        masses = Array(repeating: 0, count: clusters)
        counts = Array(repeating: 0, count: clusters)
    }

    public var clusterCount: Int { counts.count }

    /// Adds some rows' deviations from `means`, with the same bits whatever the instructions in use.
    ///
    /// - Parameters:
    ///   - weights: by row of the matrix; all one where there are none.
    ///   - labels: the cluster of each of the rows, counted from 0.
    public mutating func add(
        _ rows: Range<Int>, of matrix: Matrix, about means: [Double], weights: [Double]?, labels: UnsafePointer<Int32>
    ) {
        matrix.withUnsafeElements { cells in
            weights.withUnsafePointer { weights in
                // Without columns there are no cells, but rows to count.
                let first = cells.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Double>.alignment)!
                kernels_accumulate_exact(
                    first + rows.lowerBound * depth, weights.map { $0 + rows.lowerBound }, rows.count, depth, means, labels,
                    &sums, &masses, &counts)
            }
        }
    }

    /// Adds the sums of `other`'s clusters from `offset` on.
    public mutating func add(_ other: ClusterSums, from offset: Int = 0) {
        for position in sums.indices { sums[position] += other.sums[offset * depth + position] }
        for cluster in counts.indices {
            masses[cluster] += other.masses[offset + cluster]
            counts[cluster] += other.counts[offset + cluster]
        }
    }

    /// Adds one row, or takes it out with a negative count.
    public mutating func add(_ row: [Float], weight: Double, count: Int, to cluster: Int) {
        for (column, cell) in row.enumerated() { sums[cluster * depth + column] += weight * Double(count) * Double(cell) }
        masses[cluster] += weight * Double(count)
        counts[cluster] += count
    }

    /// Makes the sums of clusters without rows exactly zero, whatever rounding left of rows taken out.
    public mutating func clearEmptyClusters() {
        for cluster in counts.indices where counts[cluster] == 0 {
            masses[cluster] = 0
            for position in cluster * depth..<(cluster + 1) * depth { sums[position] = 0 }
        }
    }

    public func mean(of cluster: Int, _ column: Int) -> Double { sums[cluster * depth + column] / masses[cluster] }
}
