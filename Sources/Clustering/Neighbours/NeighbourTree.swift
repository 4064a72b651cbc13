import LinearAlgebra

/// Rows arranged by repeated halving along the widest column, so that rows near to a place are found without seeing most others.
///
/// A kd-tree whose leaves are whole panels. The halving is by position, so the tree is a complete binary tree whatever the
/// rows are: node i has the children 2i + 1 and 2i + 2, and leaves are all at the same level. Inside, rows are known by their
/// position in the tree, `order` tells the row at each.
///
/// Searches serve eight queries at a time. With many columns boxes exclude little, and a search then becomes a blocked
/// comparison of all rows that costs little more than one written for it.
/// Source: Bentley, “Multidimensional binary search trees used for associative searching”, CACM 1975.
struct NeighbourTree: Sendable {
    let norm: Norm
    /// The row at each position.
    let order: [Int32]
    /// The rows by position.
    let panels: Panels<Double>
    /// By node: the least and the greatest cell of every column, one after the other.
    let boxes: [Double]
    /// Where the panels of each leaf begin, with the number of all panels at the end.
    let leaves: [Int]

    static let lanes = Panels<Double>.lanes
    /// Few enough for the bits of one word.
    static let panelsInLeaf = 4

    /// - Complexity: O(n·d·log n) time, O(n·d) memory.
    init(of values: Matrix, norm: Norm = .euclidean, in execution: Execution) throws(ClusteringError) {
        let split = try HalvedRows(values, panelsInLeaf: Self.panelsInLeaf, in: execution)
        self.norm = norm
        order = split.order
        boxes = split.boxes
        leaves = split.leaves
        panels = values.withUnsafeElements { cells in
            Panels(rows: values.rows, depth: values.columns) { row, column in
                cells[Int(split.order[row]) * values.columns + column]
            }
        }
    }

    var count: Int { panels.rows }
    var depth: Int { panels.depth }
    var leafCount: Int { leaves.count - 1 }
    /// Nodes that are not leaves, which come first.
    var innerCount: Int { leafCount - 1 }
    var nodeCount: Int { innerCount + leafCount }

    /// The positions in a leaf, counted from 0.
    func positions(inLeaf leaf: Int) -> Range<Int> {
        leaves[leaf] * Self.lanes..<min(count, leaves[leaf + 1] * Self.lanes)
    }

    /// Numbers given by position, in the order of the rows.
    func byRow(_ numbers: [Double]) -> [Double] {
        var rows = numbers
        for (position, row) in order.enumerated() { rows[Int(row)] = numbers[position] }
        return rows
    }
}

extension NeighbourTree {
    /// One value a node, from the positions of the leaves upwards; none where there are no rows.
    func folding<Value>(_ leaf: (Range<Int>) -> Value, with combine: (Value, Value) -> Value) -> [Value] {
        guard count > 0 else { return [] }
        let tips = (0..<leafCount).map { leaf(positions(inLeaf: $0)) }
        var values = Array(repeating: tips[0], count: innerCount) + tips
        for node in (0..<innerCount).reversed() { values[node] = combine(values[2 * node + 1], values[2 * node + 2]) }
        return values
    }

    /// The label of all rows in each node; −1 where there are several.
    func nodeLabels(_ labels: [Int32]) -> [Int32] {
        folding { positions in
            let first = labels[positions.lowerBound]
            return positions.allSatisfy { labels[$0] == first } ? first : -1
        } with: { $0 == $1 ? $0 : -1 }
    }

    /// The least number in each node.
    func nodeMinima(_ numbers: [Double]) -> [Double] {
        folding { positions in positions.reduce(.infinity) { min($0, numbers[$1]) } } with: { min($0, $1) }
    }
}
