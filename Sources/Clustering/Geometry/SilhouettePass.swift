import LinearAlgebra

/// The silhouettes of every row under several partitions, from one pass over all distances.
///
/// Up to `plainRows` rows the distances are computed in double precision from differences. Beyond, they come from
/// single-precision products of centred rows, are added up in single precision over 256 rows at most and in double from
/// there; scores of the two paths agree to about six digits. Which path is taken depends on the number of rows alone.
struct SilhouettePass: Sendable {
    let partitions: [Partition]
    let points: Points
    /// By partition: the cluster of each row, −1 for noise.
    private let labels: [[Int32]]
    /// Where the clusters of each partition begin among the clusters of all.
    private let offsets: [Int]

    static let plainRows = 1024
    /// Rows and columns of a tile of distances.
    private static let tile = 256

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

    /// Every tile of distances serves both the rows and the columns it stands for.
    ///
    /// Tiles are taken in rounds, as in a tournament: in round r block b meets block b + r, so that within a round each
    /// block is added to once as rows and once as columns, and no two threads meet. The rounds fix the order of addition.
    func fast(in execution: Execution) throws(ClusteringError) -> [[Double?]] {
        let operands = DistanceOperands(CentredRows(points.values))
        let membership = membership
        let blocks = (points.count + Self.tile - 1) / Self.tile
        var asRows = [Double](repeating: 0, count: points.count * clusterCount)
        var asColumns = asRows
        for round in 0...blocks / 2 {
            // Half-way around a circle of even length every pair would meet twice.
            let meetings = round > 0 && round * 2 == blocks ? round : blocks
            try asRows.withUnsafeMutableBufferPointer { (rowSums) throws(ClusteringError) in
                try asColumns.withUnsafeMutableBufferPointer { (columnSums) throws(ClusteringError) in
                    nonisolated(unsafe) let (rowSums, columnSums) = (rowSums, columnSums)
                    _ = try execution.map(meetings) { block in
                        let rows = block * Self.tile..<min(points.count, (block + 1) * Self.tile)
                        let other = (block + round) % blocks
                        let columns = other * Self.tile..<min(points.count, (other + 1) * Self.tile)
                        add(rows, columns, operands, membership, rowSums, columnSums)
                    }
                }
            }
            execution.progress(Double(round + 1) / Double(blocks / 2 + 1))
        }
        for position in asRows.indices { asRows[position] += asColumns[position] }
        return silhouettes(of: 0..<points.count, asRows)
    }

    /// Adds the distances of one tile to the clusters of its columns, and, off the diagonal, to those of its rows.
    private func add(
        _ rows: Range<Int>, _ columns: Range<Int>, _ operands: DistanceOperands, _ membership: [Float],
        _ rowSums: UnsafeMutableBufferPointer<Double>, _ columnSums: UnsafeMutableBufferPointer<Double>
    ) {
        var distances = [Float](repeating: 0, count: rows.count * Self.tile)
        var part = [Float](repeating: 0, count: Self.tile * clusterCount)
        operands.fill(&distances, rows: rows, others: columns, stride: Self.tile)
        membership.withUnsafeBufferPointer { membership in
            guard let first = membership.baseAddress else { return }
            Products.timesColumns(
                distances, leftStride: Self.tile, first + columns.lowerBound * clusterCount, m: rows.count,
                n: clusterCount, depth: columns.count, into: &part)
            for position in 0..<rows.count * clusterCount {
                rowSums[rows.lowerBound * clusterCount + position] += Double(part[position])
            }
            guard rows != columns else { return }
            Products.timesColumns(
                distances, isTransposed: true, leftStride: Self.tile, first + rows.lowerBound * clusterCount,
                m: columns.count, n: clusterCount, depth: rows.count, into: &part)
            for position in 0..<columns.count * clusterCount {
                columnSums[columns.lowerBound * clusterCount + position] += Double(part[position])
            }
        }
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
        return silhouettes(of: rows, sums)
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
