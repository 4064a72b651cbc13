import LinearAlgebra

/// The order that makes a kd-tree of some rows, and the boxes around its nodes.
struct HalvedRows: Sendable {
    private(set) var order: [Int32]
    private(set) var boxes: [Double]
    private(set) var leaves: [Int]

    private struct Key: Comparable {
        let value: Double
        let row: Int32

        // Equal cells are told apart by row, so that a split does not depend on how it is searched.
        static func < (first: Key, second: Key) -> Bool {
            first.value < second.value || (first.value == second.value && first.row < second.row)
        }
    }

    init(_ values: Matrix, panelsInLeaf: Int, in execution: Execution) throws(ClusteringError) {
        let lanes = Panels<Double>.lanes
        let (count, depth) = (values.rows, values.columns)
        let panels = (count + lanes - 1) / lanes
        let levels = (0...).first { panels <= panelsInLeaf << $0 } ?? 0
        order = Array(0..<Int32(count))
        // A place to point at, even where there are no columns.
        boxes = Array(repeating: 0, count: max(1, 2 * depth * (2 << levels)))
        leaves = [0, panels]
        for level in 0...levels {
            try execution.checkpoint()
            let ranges = leaves
            let first = (1 << level) - 1
            try order.withUnsafeMutableBufferPointer { (order) throws(ClusteringError) in
                try boxes.withUnsafeMutableBufferPointer { (boxes) throws(ClusteringError) in
                    // The nodes of a level own disjoint positions and boxes.
                    nonisolated(unsafe) let (order, boxes) = (order, boxes)
                    _ = try execution.map(ranges.count - 1) { node in
                        let end = min(count, ranges[node + 1] * lanes)
                        let rows = UnsafeMutableBufferPointer(rebasing: order[ranges[node] * lanes..<end])
                        let place = (first + node) * 2 * depth
                        let box = UnsafeMutableBufferPointer(rebasing: boxes[place..<place + 2 * depth])
                        Self.enclose(rows, of: values, in: box)
                        guard level < levels else { return }
                        Self.halve(rows, of: values, at: (Self.middle(ranges, node) - ranges[node]) * lanes, box)
                    }
                }
            }
            guard level < levels else { break }
            leaves = (0..<ranges.count - 1).flatMap { [ranges[$0], Self.middle(ranges, $0)] } + [panels]
        }
    }

    private static func middle(_ ranges: [Int], _ node: Int) -> Int {
        (ranges[node] + ranges[node + 1] + 1) / 2
    }

    /// Writes the least and the greatest cell of every column.
    private static func enclose(
        _ rows: UnsafeMutableBufferPointer<Int32>, of values: Matrix, in box: UnsafeMutableBufferPointer<Double>
    ) {
        let depth = values.columns
        values.withUnsafeElements { cells in
            for column in 0..<depth { (box[column], box[depth + column]) = (.infinity, -.infinity) }
            for row in rows {
                for column in 0..<depth {
                    let cell = cells[Int(row) * depth + column]
                    box[column] = min(box[column], cell)
                    box[depth + column] = max(box[depth + column], cell)
                }
            }
        }
    }

    /// Brings the rows with the smallest cells of the widest column to the front, the first of equal columns.
    private static func halve(
        _ rows: UnsafeMutableBufferPointer<Int32>, of values: Matrix, at middle: Int, _ box: UnsafeMutableBufferPointer<Double>
    ) {
        let depth = values.columns
        guard depth > 0 else { return }
        var widest = 0
        for column in 1..<depth where box[depth + column] - box[column] > box[depth + widest] - box[widest] { widest = column }
        var keys = values.withUnsafeElements { cells in
            rows.map { Key(value: cells[Int($0) * depth + widest], row: $0) }
        }
        keys.withUnsafeMutableBufferPointer { $0.select(middle) }
        for (position, key) in keys.enumerated() { rows[position] = key.row }
    }
}

extension UnsafeMutableBufferPointer where Element: Comparable {
    /// Brings the `count` smallest elements, which are all different, to the front.
    ///
    /// Source: Hoare, “Algorithm 65: Find”, CACM 1961, with the median of three as pivot.
    fileprivate func select(_ count: Int) {
        var (low, high) = (0, self.count - 1)
        while low < high {
            let pivot = median(self[low], self[(low + high) / 2], self[high])
            var (left, right) = (low, high)
            while left <= right {
                while self[left] < pivot { left += 1 }
                while pivot < self[right] { right -= 1 }
                guard left <= right else { break }
                swapAt(left, right)
                left += 1
                right -= 1
            }
            if count <= right { high = right } else if count >= left { low = left } else { return }
        }
    }

    private func median(_ a: Element, _ b: Element, _ c: Element) -> Element {
        a < b ? (b < c ? b : Swift.max(a, c)) : (a < c ? a : Swift.max(b, c))
    }
}
