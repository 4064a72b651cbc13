import Vocabulary

/// How surely the clusters of a partition come back when the rows are drawn anew.
///
/// Every resample is divided by the same algorithm. A cluster is compared, on the rows drawn, with the cluster of the
/// resample that shares most with it: their Jaccard coefficient is the rows in both over the rows in either.
/// A mean above 0.75 is a stable cluster, below 0.6 one not to be trusted; large clusters of few come back even where there
/// is no structure, so a mean is worth what it exceeds that of structureless rows by.
/// Source: C. Hennig, Cluster-wise assessment of cluster stability, Computational Statistics & Data Analysis 52 (2007).
public struct Stability: Sendable, Hashable {
    /// How one cluster came back.
    public struct Cluster: Sendable, Hashable {
        /// Counted from 1.
        public let cluster: Int
        public let size: Int
        /// The mean Jaccard coefficient over resamples with a row of the cluster; `nil` where there were none.
        public let mean: Double?
        /// The coefficients between which nine of ten resamples lie.
        public let band: ClosedRange<Double>?
        /// The share of resamples in which less than half of it came back: a coefficient below 0.5.
        public let dissolved: Double?
        /// The share of resamples with a coefficient above 0.75.
        public let recovered: Double?
    }

    public let clusters: [Cluster]
    public let resamples: Int
    /// Rows drawn at a time, counted before repetitions are dropped.
    public let rowsDrawn: Int

    /// Divides as many resamples as asked for by the algorithm that made a partition.
    ///
    /// - Throws: `ClusteringError.differentRows` where the partition is of other rows, `.cancelled`, and what the algorithm
    ///   throws for a resample.
    /// - Complexity: as many fits, shared by the threads.
    public init(
        of partition: Partition, in points: Points, by algorithm: any Algorithm, _ resampling: Resampling = Resampling(),
        in execution: Execution = .standard
    ) throws(ClusteringError) {
        guard partition.rowCount == points.count else { throw .differentRows(partition.rowCount, points.count) }
        let resamples = try Resamples(of: points, by: algorithm, over: nil, resampling, in: execution)
        self.init(of: partition, resamples, at: 0, rowsDrawn: min(points.count, max(1, resampling.rows)))
    }

    /// The stability of every partition of a sweep, from one set of resamples.
    ///
    /// - Parameter partitions: one a count.
    static func all(
        of partitions: [Partition], in points: Points, by algorithm: any Algorithm, over counts: ClosedRange<Int>,
        _ resampling: Resampling, run: Int = 0, in execution: Execution
    ) throws(ClusteringError) -> [Stability] {
        let resamples = try Resamples(of: points, by: algorithm, over: counts, resampling, run: run, in: execution)
        let rowsDrawn = min(points.count, max(1, resampling.rows))
        return partitions.enumerated().map { Stability(of: $1, resamples, at: $0, rowsDrawn: rowsDrawn) }
    }

    /// - Parameter position: which of each resample's partitions to compare with.
    private init(of partition: Partition, _ resamples: Resamples, at position: Int, rowsDrawn: Int) {
        let coefficients = zip(resamples.rows, resamples.partitions).map { rows, partitions in
            partition.bestJaccards(on: rows, in: partitions[position])
        }
        clusters = partition.sizes.enumerated().map { cluster, size in
            Cluster(cluster: cluster + 1, size: size, coefficients: coefficients.compactMap { $0[cluster] })
        }
        self.resamples = resamples.rows.count
        self.rowsDrawn = rowsDrawn
    }

    /// The mean of the clusters' means, each counting once; `nil` where none is defined.
    public var mean: Double? { clusters.compactMap(\.mean).mean }

    /// The cluster that came back least surely.
    public var weakest: Cluster? {
        clusters.filter { $0.mean != nil }.min { ($0.mean ?? 0, $0.cluster) < ($1.mean ?? 0, $1.cluster) }
    }
}

extension Stability.Cluster {
    fileprivate init(cluster: Int, size: Int, coefficients: [Double]) {
        let sorted = coefficients.sorted()
        self.cluster = cluster
        self.size = size
        // Of sorted numbers, so that the sum does not depend on the order of the resamples.
        mean = sorted.mean
        band = sorted.quantile(0.05).flatMap { low in sorted.quantile(0.95).map { low...max(low, $0) } }
        let total = Double(sorted.count)
        dissolved = sorted.isEmpty ? nil : Double(sorted.count { $0 < 0.5 }) / total
        recovered = sorted.isEmpty ? nil : Double(sorted.count { $0 > 0.75 }) / total
    }
}

extension Partition {
    /// By cluster: the largest Jaccard coefficient with any cluster of a partition of some rows, counting those rows alone;
    /// `nil` where none of them is in the cluster.
    ///
    /// - Parameter found: of `rows`, in their order.
    /// - Complexity: O(m + k·k') for m rows.
    func bestJaccards(on rows: [Int], in found: Partition) -> [Double?] {
        var shared = [Int](repeating: 0, count: clusterCount * found.clusterCount)
        var sizes = [Int](repeating: 0, count: clusterCount)
        for (row, other) in zip(rows, found.labels) {
            guard let own = labels[row] else { continue }
            sizes[own - 1] += 1
            if let other { shared[(own - 1) * found.clusterCount + other - 1] += 1 }
        }
        return sizes.enumerated().map { cluster, size in
            guard size > 0 else { return nil }
            return found.sizes.enumerated().reduce(0.0) { best, other in
                let both = shared[cluster * found.clusterCount + other.offset]
                return max(best, Double(both) / Double(size + other.element - both))
            }
        }
    }
}
