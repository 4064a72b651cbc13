import LinearAlgebra

/// The silhouettes of some rows, or of all, under several partitions, each from its dissimilarities to all rows.
///
/// A row of weight w is compared with as w rows that coincide: its own cluster is made up of the others and of w − 1 more of
/// itself, or of the others alone where it counts for less than one.
///
/// The rows asked for are held in panels and all rows pass by them, as they stand. Each of those asked for belongs to one
/// task, which adds up its dissimilarities in row order, so nothing depends on the number of threads.
struct RowSilhouettes: Sendable {
    let partitions: [Partition]
    /// The rows asked for, ascending.
    let sample: [Int]
    /// By row: what it counts; `nil` where every row counts once.
    private let weights: [Double]?
    /// By partition and cluster: what its rows count together.
    private let masses: [[Double]]
    private let rowCount: Int
    private let panels: DissimilarityPanels
    /// Rows × partitions: the row's cluster among the clusters of all partitions, −1 for noise.
    private let clusters: [Int32]
    private let offsets: [Int]

    /// Rows asked for of one task, which stay in a core's cache.
    private static let block = 64

    init(of sample: [Int], _ partitions: [Partition], in measured: MeasuredPoints) {
        self.partitions = partitions
        self.sample = sample
        rowCount = measured.count
        panels = DissimilarityPanels(of: sample, in: measured.space)
        weights = measured.points.weights
        masses = partitions.map(measured.points.masses)
        let offsets = partitions.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.clusterCount) }
        self.offsets = offsets
        var clusters: [Int32] = []
        clusters.reserveCapacity(rowCount * partitions.count)
        for row in 0..<rowCount {
            for (partition, offset) in zip(partitions, offsets) {
                clusters.append(partition.labels[row].map { Int32(offset + $0 - 1) } ?? -1)
            }
        }
        self.clusters = clusters
    }

    /// By partition, then by row asked for; `nil` for noise.
    ///
    /// - Parameter sumsAtOnce: how many sums to hold, 128 MB of them; more only where a single block of rows has more.
    /// - Complexity: O(m·n·(d + p)) for m rows asked for and p partitions; O(m·d + n·p) memory and the sums.
    func values(in execution: Execution, sumsAtOnce: Int = 1 << 24) throws(ClusteringError) -> [[Double?]] {
        let blocks = (sample.count + Self.block - 1) / Self.block
        let width = offsets[partitions.count] * Self.block
        let blocksAtOnce = max(1, sumsAtOnce / max(1, width))
        var values = [[Double?]](repeating: [], count: partitions.count)
        for first in stride(from: 0, to: blocks, by: blocksAtOnce) {
            let wave = first..<min(blocks, first + blocksAtOnce)
            let sums = try sums(of: wave, of: blocks, width: width, in: execution)
            for position in wave.lowerBound * Self.block..<min(sample.count, wave.upperBound * Self.block) {
                let start = (position / Self.block - wave.lowerBound) * width + position % Self.block
                for partition in partitions.indices {
                    values[partition].append(silhouette(of: sample[position], partition) { cluster in
                        sums[start + (offsets[partition] + cluster) * Self.block]
                    })
                }
            }
        }
        return values
    }

    /// By block, cluster of all partitions and row of the block: the weighted sum of dissimilarities.
    private func sums(
        of wave: Range<Int>, of blocks: Int, width: Int, in execution: Execution
    ) throws(ClusteringError) -> [Double] {
        var sums = [Double](repeating: 0, count: wave.count * width)
        let chunks = Chunks(of: rowCount, smallest: 8192, most: 1 << 20)
        try sums.withUnsafeMutableBufferPointer { (buffer) throws(ClusteringError) in
            // Each task adds to the sums of its own block.
            nonisolated(unsafe) let sums = buffer.baseAddress
            for chunk in 0..<chunks.count {
                _ = try execution.map(wave.count) { position in
                    guard let sums else { return }
                    add(chunks[chunk], to: wave.lowerBound + position, sums + position * width)
                }
                let done = Double(wave.lowerBound) + Double(wave.count) * Double(chunk + 1) / Double(chunks.count)
                execution.progress(done / Double(blocks))
            }
        }
        return sums
    }

    private func add(_ rows: Range<Int>, to block: Int, _ sums: UnsafeMutablePointer<Double>) {
        let (lanes, count) = (DissimilarityPanels.lanes, partitions.count)
        let held = block * Self.block / lanes..<min(panels.count, (block + 1) * Self.block / lanes)
        clusters.withUnsafeBufferPointer { clusters in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: held.count * lanes) { room in
                guard let distances = room.baseAddress else { return }
                for row in rows {
                    panels.fill(distances, from: row, panels: held)
                    panels.turn(distances, count: held.count * lanes, into: distances)
                    if let weights { for place in 0..<held.count * lanes { distances[place] *= weights[row] } }
                    for cluster in clusters[row * count..<(row + 1) * count] where cluster >= 0 {
                        let own = sums + Int(cluster) * Self.block
                        for lane in 0..<held.count * lanes { own[lane] += distances[lane] }
                    }
                }
            }
        }
    }

    private func silhouette(of row: Int, _ partition: Int, sum: (Int) -> Double) -> Double? {
        guard let label = partitions[partition].labels[row] else { return nil }
        guard partitions[partition].sizes[label - 1] > 1 else { return 0 }
        let masses = masses[partition]
        let others = masses[label - 1] - min(1, weights?[row] ?? 1)
        // Others of next to no weight beside it leave it alone.
        guard others > 0 else { return 0 }
        let cohesion = sum(label - 1) / others
        var separation = Double.infinity
        for cluster in masses.indices where cluster != label - 1 {
            separation = min(separation, sum(cluster) / masses[cluster])
        }
        let larger = max(cohesion, separation)
        return larger > 0 ? (separation - cohesion) / larger : 0
    }
}
