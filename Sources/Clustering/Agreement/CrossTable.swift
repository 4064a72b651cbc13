/// How many rows each cluster shares with each label; rows that are noise on either side are not counted.
///
/// Only combinations that occur are kept, so two partitions of a thousand clusters cost no more than their rows.
public struct CrossTable: Sendable, Hashable, Codable {
    /// A cluster and a label that have rows in common.
    public struct Cell: Sendable, Hashable, Codable {
        /// Counted from 0.
        public let cluster: Int
        /// Counted from 0.
        public let label: Int
        public let rows: Int
    }

    /// One a cluster.
    public let clusterNames: [String]
    /// One a label of the reference.
    public let labelNames: [String]
    /// Those with at least one row, by cluster and then by label.
    public let cells: [Cell]
    /// By cluster: its rows that also have a label.
    public let clusterTotals: [Int]
    /// By label: its rows that are also in a cluster.
    public let labelTotals: [Int]
    public let rowCount: Int

    /// - Parameters:
    ///   - clusterNames: one a cluster of the partition; their numbers where there are none.
    ///   - labelNames: one a cluster of the reference; their numbers where there are none.
    /// - Throws: `ClusteringError.differentRows`.
    /// - Complexity: O(n + k log k), with k the number of cells.
    public init(
        _ partition: Partition, against reference: Partition, clusterNames: [String]? = nil, labelNames: [String]? = nil
    ) throws(ClusteringError) {
        guard partition.rowCount == reference.rowCount else {
            throw .differentRows(partition.rowCount, reference.rowCount)
        }
        self.clusterNames = clusterNames ?? (0..<partition.clusterCount).map { String($0 + 1) }
        self.labelNames = labelNames ?? (0..<reference.clusterCount).map { String($0 + 1) }
        precondition(
            self.clusterNames.count == partition.clusterCount && self.labelNames.count == reference.clusterCount,
            "names do not fit the partitions")
        let cells = Self.counted(partition, reference)
        var clusterTotals = [Int](repeating: 0, count: partition.clusterCount)
        var labelTotals = [Int](repeating: 0, count: reference.clusterCount)
        for cell in cells {
            clusterTotals[cell.cluster] += cell.rows
            labelTotals[cell.label] += cell.rows
        }
        self.cells = cells
        self.clusterTotals = clusterTotals
        self.labelTotals = labelTotals
        rowCount = clusterTotals.reduce(0, +)
    }

    private static func counted(_ partition: Partition, _ reference: Partition) -> [Cell] {
        let width = reference.clusterCount
        let both = zip(partition.labels, reference.labels).lazy.compactMap { cluster, label in
            cluster.flatMap { cluster in label.map { (cluster - 1) * width + $0 - 1 } }
        }
        // Hashing every row would cost more than all the rest; most tables are small enough to be counted in place.
        if partition.clusterCount * width <= max(4096, partition.rowCount) {
            var counts = [Int](repeating: 0, count: partition.clusterCount * width)
            for place in both { counts[place] += 1 }
            return counts.enumerated().filter { $0.element > 0 }.map { cell($0.offset, width, $0.element) }
        }
        var counts: [Int: Int] = [:]
        for place in both { counts[place, default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { cell($0.key, width, $0.value) }
    }

    private static func cell(_ place: Int, _ width: Int, _ rows: Int) -> Cell {
        Cell(cluster: place / width, label: place % width, rows: rows)
    }

    /// The rows that a cluster and a label, both counted from 0, have in common.
    ///
    /// - Complexity: O(log k), with k the number of cells.
    public subscript(cluster: Int, label: Int) -> Int {
        let place = firstCell(of: cluster, from: label)
        guard place < cells.count, cells[place].cluster == cluster, cells[place].label == label else { return 0 }
        return cells[place].rows
    }

    /// The cells of a cluster, counted from 0.
    public func cells(of cluster: Int) -> ArraySlice<Cell> {
        cells[firstCell(of: cluster, from: 0)..<firstCell(of: cluster + 1, from: 0)]
    }

    private func firstCell(of cluster: Int, from label: Int) -> Int {
        var (lower, upper) = (0, cells.count)
        while lower < upper {
            let middle = (lower + upper) / 2
            if (cells[middle].cluster, cells[middle].label) < (cluster, label) { lower = middle + 1 } else { upper = middle }
        }
        return lower
    }

    /// Whether both sides put the same rows together.
    var isOfOnePartition: Bool {
        cells.count == clusterTotals.count { $0 > 0 } && cells.count == labelTotals.count { $0 > 0 }
    }
}
