/// The rows that several partitions hold together, cell by cell: rows of a cell share a cluster in every partition.
struct JointCells: Sendable {
    struct Cell: Sendable {
        /// Places in the order.
        let places: Range<Int>
        /// Their clusters, counted over the clusters of all partitions; none of a partition in which they are noise.
        let clusters: [Int]
    }

    /// Every row, cell by cell.
    let rows: [Int]
    let cells: [Cell]
    /// Over all partitions.
    let clusterCount: Int

    /// - Parameters:
    ///   - labels: by partition and row, counted from 0, −1 for noise; at least one partition.
    ///   - counts: of the clusters of each partition.
    /// - Complexity: O(partitions · n).
    init(of labels: [[Int32]], clusters counts: [Int]) {
        var order = Array(labels[0].indices)
        // By the last partition first, each time keeping the order of equals, and so at last by all of them.
        for (labels, count) in zip(labels, counts).reversed() {
            order = Self.sorted(order, by: labels, clusters: count)
        }
        let offsets = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        var cells: [Cell] = []
        var start = 0
        for place in 1..<order.count + 1 {
            guard place == order.count || labels.contains(where: { $0[order[place]] != $0[order[start]] }) else { continue }
            let clusters = zip(labels, offsets).compactMap { labels, offset in
                labels[order[start]] < 0 ? nil : offset + Int(labels[order[start]])
            }
            cells.append(Cell(places: start..<place, clusters: clusters))
            start = place
        }
        rows = order
        self.cells = cells
        clusterCount = offsets[counts.count]
    }

    /// By cluster of all partitions: its rows.
    var members: [[Int32]] {
        cells.reduce(into: Array(repeating: [], count: clusterCount)) { members, cell in
            for cluster in cell.clusters { members[cluster] += rows[cell.places].map { Int32($0) } }
        }
    }

    private static func sorted(_ rows: [Int], by labels: [Int32], clusters: Int) -> [Int] {
        var next = [Int](repeating: 0, count: clusters + 2)
        for label in labels { next[Int(label) + 2] += 1 }
        for cluster in 1..<next.count { next[cluster] += next[cluster - 1] }
        var sorted = rows
        for row in rows {
            let label = Int(labels[row]) + 1
            sorted[next[label]] = row
            next[label] += 1
        }
        return sorted
    }

    /// The cells that have rows among some places, and these places.
    func parts(of places: Range<Int>) -> [(places: Range<Int>, clusters: [Int])] {
        var cell = cells.partitioningIndex { $0.places.upperBound > places.lowerBound }
        var parts: [(places: Range<Int>, clusters: [Int])] = []
        while cell < cells.count, cells[cell].places.lowerBound < places.upperBound {
            parts.append((cells[cell].places.clamped(to: places), cells[cell].clusters))
            cell += 1
        }
        return parts
    }
}

extension Array {
    /// Where the elements begin that satisfy a condition which none before and all after them satisfies.
    fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
