import LinearAlgebra

/// The silhouettes of every row under several partitions, from one pass over all distances.
///
/// Up to `plainRows` rows the distances are computed from differences. Beyond, they come from products of centred rows,
/// and from differences where those would lose digits; the two agree to some parts in 10¹⁰, where a row's distances to a
/// cluster are of one order of magnitude. Which path is taken depends on the number of rows alone.
struct SilhouettePass: Sendable {
    let partitions: [Partition]
    let points: Points
    /// By partition: the cluster of each row, −1 for noise.
    private let labels: [[Int32]]
    /// Where the clusters of each partition begin among the clusters of all.
    private let offsets: [Int]

    static let plainRows = 1024

    init(_ partitions: [Partition], in points: Points) {
        self.partitions = partitions
        self.points = points
        labels = partitions.map(\.indices)
        offsets = partitions.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.clusterCount) }
    }

    /// By partition, then by row; `nil` for noise.
    ///
    /// - Complexity: O(n²·(d + Σk)).
    func values(in execution: Execution) throws(ClusteringError) -> [[Double?]] {
        guard !partitions.isEmpty else { return [] }
        return try points.count <= Self.plainRows ? plain(in: execution) : fast(in: execution)
    }

    func plain(in execution: Execution) throws(ClusteringError) -> [[Double?]] {
        let chunks = Chunks(of: points.count, smallest: 64)
        let clusters = clustersByRow
        let parts = try execution.map(chunks.count) { chunk in plainSilhouettes(of: chunks[chunk], clusters) }
        return partitions.indices.map { partition in parts.flatMap { $0[partition] } }
    }

    func fast(in execution: Execution) throws(ClusteringError) -> [[Double?]] {
        let cells = JointCells(of: labels, clusters: partitions.map(\.clusterCount))
        let sums = try DistanceSums(among: points.values, by: cells, in: execution)
        let chunks = Chunks(of: points.count, smallest: 64, most: 1024)
        let parts = try execution.map(chunks.count) { chunk in
            silhouettes(of: chunks[chunk]) { row, cluster in sums[row, cluster] }
        }
        return partitions.indices.map { partition in parts.flatMap { $0[partition] } }
    }

    private var clusterCount: Int { offsets[partitions.count] }

    private func plainSilhouettes(of rows: Range<Int>, _ clusters: [Int32]) -> [[Double?]] {
        let (depth, partitions) = (points.columns.count, partitions.count)
        var sums = [Double](repeating: 0, count: rows.count * clusterCount)
        points.values.withUnsafeElements { cells in
            guard let cells = cells.baseAddress else { return }
            sums.withUnsafeMutableBufferPointer { sums in
                clusters.withUnsafeBufferPointer { clusters in
                    for (position, row) in rows.enumerated() {
                        for other in 0..<points.count {
                            let distance = Distances.squared(cells + row * depth, cells + other * depth, count: depth).squareRoot()
                            for cluster in clusters[other * partitions..<(other + 1) * partitions] where cluster >= 0 {
                                sums[position * clusterCount + Int(cluster)] += distance
                            }
                        }
                    }
                }
            }
        }
        return silhouettes(of: rows) { [clusterCount] row, cluster in
            sums[(row - rows.lowerBound) * clusterCount + cluster]
        }
    }

    /// Rows × partitions: the row's cluster among the clusters of all partitions, −1 for noise.
    private var clustersByRow: [Int32] {
        var clusters: [Int32] = []
        clusters.reserveCapacity(points.count * partitions.count)
        for row in 0..<points.count {
            for (partition, labels) in labels.enumerated() {
                clusters.append(labels[row] < 0 ? -1 : labels[row] + Int32(offsets[partition]))
            }
        }
        return clusters
    }

    /// By partition, then by row; `nil` for noise.
    ///
    /// - Parameter sum: of a row's distances to a cluster, counted over the clusters of all partitions.
    func silhouettes(of rows: Range<Int>, _ sum: (Int, Int) -> Double) -> [[Double?]] {
        partitions.indices.map { partition in
            let (sizes, labels, offset) = (partitions[partition].sizes, labels[partition], offsets[partition])
            return rows.map { row in
                let own = Int(labels[row])
                guard own >= 0 else { return nil }
                guard sizes[own] > 1 else { return 0 }
                let cohesion = sum(row, offset + own) / Double(sizes[own] - 1)
                var separation = Double.infinity
                for cluster in sizes.indices where cluster != own {
                    separation = min(separation, sum(row, offset + cluster) / Double(sizes[cluster]))
                }
                let larger = max(cohesion, separation)
                return larger > 0 ? (separation - cohesion) / larger : 0
            }
        }
    }
}
