import LinearAlgebra

/// Rows in the order of their joint cells, between which distances are added up a tile at a time.
///
/// What is added to one sum lies together, and each distance is added once whatever the number of partitions. Sums are
/// kept by panel, cluster and lane.
struct DistanceTiles: Sendable {
    let cells: JointCells
    private let panels: Panels<Double>
    /// ‖x‖² of every row, filled up to whole panels.
    let norms: [Double]

    /// Rows of a tile at most.
    static let block = 256
    private static let lanes = Panels<Double>.lanes

    init(_ rows: Matrix, by cells: JointCells, in execution: Execution) throws(ClusteringError) {
        let depth = rows.columns
        let padded = (rows.rows + Self.lanes - 1) / Self.lanes * Self.lanes
        var sorted = [Double](repeating: 0, count: padded * depth)
        let chunks = Chunks(of: rows.rows)
        try sorted.withUnsafeMutableBufferPointer { (buffer) throws(ClusteringError) in
            // Every row has cells of its own.
            nonisolated(unsafe) let sorted = buffer
            _ = try execution.map(chunks.count) { chunk in
                rows.withUnsafeElements { values in
                    for place in chunks[chunk] {
                        let from = cells.rows[place] * depth
                        let to = place / Self.lanes * Self.lanes * depth + place % Self.lanes
                        for column in 0..<depth { sorted[to + column * Self.lanes] = values[from + column] }
                    }
                }
            }
        }
        panels = Panels(rows: rows.rows, depth: depth, arranged: sorted)
        norms = panels.squaredNorms
        self.cells = cells
    }

    /// How many sums there are.
    var slotCount: Int { panels.count * Self.lanes * cells.clusterCount }

    /// Where the sum for a place in the order and a cluster is.
    func slot(_ place: Int, _ cluster: Int) -> Int {
        (place / Self.lanes * cells.clusterCount + cluster) * Self.lanes + place % Self.lanes
    }

    /// Adds the distances of one tile to the clusters of the others, and, off the diagonal, to those of the rows.
    ///
    /// - Parameter rows: their first is the first of a panel.
    func add(
        _ rows: Range<Int>, _ others: Range<Int>, to rowSums: UnsafeMutablePointer<Double>,
        otherSums: UnsafeMutablePointer<Double>
    ) {
        let parts = cells.parts(of: others)
        var sums = [Double](repeating: 0, count: Self.block)
        // For each of the others, a sum for each lane of the panels that it has met.
        var met = [Double](repeating: 0, count: others.count * Self.lanes)
        let isDiagonal = rows == others
        met.withUnsafeMutableBufferPointer { met in
            for band in bands(of: rows) {
                met.update(repeating: 0)
                for part in parts {
                    sums.withUnsafeMutableBufferPointer { sums in
                        sums.update(repeating: 0)
                        panels.addDistances(
                            panels: band.panels, others: part.places, norms: norms, to: sums.baseAddress!,
                            otherSums: met.baseAddress! + (part.places.lowerBound - others.lowerBound) * Self.lanes)
                        collect(sums, of: band.panels, for: part.clusters, in: rowSums)
                    }
                }
                // Within a block every distance has been added as one of a row.
                if isDiagonal { continue }
                for share in band.shares { collect(met, of: others, lanes: share.lanes, for: share.clusters, in: otherSums) }
            }
        }
    }

    /// Panels whose rows are of one cell, or a panel whose rows are of several.
    private struct Band {
        var panels: Range<Int>
        /// Lanes, and the clusters of the rows in them.
        var shares: [(lanes: Range<Int>, clusters: [Int])]
    }

    private func bands(of rows: Range<Int>) -> [Band] {
        var bands: [Band] = []
        for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.lanes) {
            let panel = start / Self.lanes
            let shares = cells.parts(of: start..<min(rows.upperBound, start + Self.lanes)).map { part in
                (lanes: part.places.lowerBound - start..<part.places.upperBound - start, clusters: part.clusters)
            }
            if let last = bands.last, shares.count == 1, last.shares.count == 1, shares[0].lanes.count == Self.lanes,
                shares[0].clusters == last.shares[0].clusters {
                bands[bands.count - 1].panels = last.panels.lowerBound..<panel + 1
            } else {
                bands.append(Band(panels: panel..<panel + 1, shares: shares))
            }
        }
        return bands
    }

    /// Adds the sums of some panels' rows to clusters.
    private func collect(
        _ sums: UnsafeMutableBufferPointer<Double>, of panels: Range<Int>, for clusters: [Int],
        in total: UnsafeMutablePointer<Double>
    ) {
        for (position, panel) in panels.enumerated() {
            for cluster in clusters {
                let slot = slot(panel * Self.lanes, cluster)
                for lane in 0..<Self.lanes { total[slot + lane] += sums[position * Self.lanes + lane] }
            }
        }
    }

    /// Adds the sums over some lanes to the clusters of the rows in them.
    private func collect(
        _ met: UnsafeMutableBufferPointer<Double>, of others: Range<Int>, lanes: Range<Int>, for clusters: [Int],
        in total: UnsafeMutablePointer<Double>
    ) {
        for (position, place) in others.enumerated() {
            let first = position * Self.lanes
            var sum = 0.0
            for lane in lanes { sum += met[first + lane] }
            for cluster in clusters { total[slot(place, cluster)] += sum }
        }
    }
}
