import LinearAlgebra

/// The silhouettes of every row under several partitions, from one pass over all distances.
///
/// Up to `plainRows` rows the distances are computed in double precision from differences. Beyond, they come from
/// single-precision products of centred rows, are added up in single precision over 512 rows at most and in double from
/// there; scores of the two paths agree to about six digits. Which path is taken depends on the number of rows alone.
struct SilhouettePass: Sendable {
    let partitions: [Partition]
    let points: Points
    /// By partition: the cluster of each row, −1 for noise.
    private let labels: [[Int32]]
    /// Where the clusters of each partition begin among the clusters of all.
    private let offsets: [Int]

    static let plainRows = 1024
    private static let tall = 256
    private static let wide = 512

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
        let parts = try execution.map(chunks.count) { chunk in plainSilhouettes(of: chunks[chunk]) }
        return joined(parts)
    }

    func fast(in execution: Execution) throws(ClusteringError) -> [[Double?]] {
        let chunks = Chunks(of: points.count, smallest: Self.tall, most: .max / 512)
        let operands = DistanceOperands(CentredRows(points.values))
        let membership = membership
        let parts = try execution.map(chunks.count) { chunk in
            fastSilhouettes(of: chunks[chunk], operands, membership)
        }
        return joined(parts)
    }

    private var clusterCount: Int { offsets[partitions.count] }

    private func joined(_ parts: [[[Double?]]]) -> [[Double?]] {
        partitions.indices.map { partition in parts.flatMap { $0[partition] } }
    }

    private func plainSilhouettes(of rows: Range<Int>) -> [[Double?]] {
        let depth = points.columns.count
        var sums = [Double](repeating: 0, count: rows.count * clusterCount)
        points.values.withUnsafeElements { cells in
            guard let cells = cells.baseAddress, depth > 0 else { return }
            for (position, row) in rows.enumerated() {
                for other in 0..<points.count {
                    let distance = Distances.squared(cells + row * depth, cells + other * depth, count: depth).squareRoot()
                    for (partition, labels) in labels.enumerated() where labels[other] >= 0 {
                        sums[position * clusterCount + offsets[partition] + Int(labels[other])] += distance
                    }
                }
            }
        }
        return silhouettes(of: rows, sums)
    }

    private func fastSilhouettes(
        of rows: Range<Int>, _ operands: DistanceOperands, _ membership: [Float]
    ) -> [[Double?]] {
        var sums = [Double](repeating: 0, count: rows.count * clusterCount)
        var part = [Float](repeating: 0, count: rows.count * clusterCount)
        var distances = [Float](repeating: 0, count: rows.count * Self.wide)
        for start in stride(from: 0, to: points.count, by: Self.wide) {
            let others = start..<min(points.count, start + Self.wide)
            operands.fill(&distances, rows: rows, others: others, stride: Self.wide)
            membership.withUnsafeBufferPointer { membership in
                Products.rowsByColumns(
                    distances, rows.count, leftStride: Self.wide, membership.baseAddress! + start * clusterCount,
                    clusterCount, depth: others.count, into: &part)
            }
            for position in sums.indices { sums[position] += Double(part[position]) }
        }
        return silhouettes(of: rows, sums)
    }

    /// Rows × clusters of all partitions: 1 where the row is in the cluster.
    private var membership: [Float] {
        var cells = [Float](repeating: 0, count: points.count * clusterCount)
        for (partition, labels) in labels.enumerated() {
            for (row, label) in labels.enumerated() where label >= 0 {
                cells[row * clusterCount + offsets[partition] + Int(label)] = 1
            }
        }
        return cells
    }

    /// - Parameter sums: by row of `rows` and cluster of all partitions, the sum of distances to the cluster's rows.
    private func silhouettes(of rows: Range<Int>, _ sums: [Double]) -> [[Double?]] {
        partitions.indices.map { partition in
            let sizes = partitions[partition].sizes
            return rows.enumerated().map { position, row in
                let own = Int(labels[partition][row])
                guard own >= 0 else { return nil }
                guard sizes[own] > 1 else { return 0 }
                let first = position * clusterCount + offsets[partition]
                let cohesion = sums[first + own] / Double(sizes[own] - 1)
                var separation = Double.infinity
                for cluster in sizes.indices where cluster != own {
                    separation = min(separation, sums[first + cluster] / Double(sizes[cluster]))
                }
                let larger = max(cohesion, separation)
                return larger > 0 ? (separation - cohesion) / larger : 0
            }
        }
    }
}
