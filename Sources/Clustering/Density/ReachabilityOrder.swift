import LinearAlgebra

/// Rows in an order in which each is the one most easily reached from those before it, so that dense places become valleys.
///
/// It begins, and begins anew where nothing is within reach, at the row with the smallest core distance, of equals at the one
/// whose cells come first. Of rows equally reachable the one nearest to the row it is reached from comes next. Neither rule
/// depends on the order of the rows; both are left open by the source.
/// Source: Ankerst, Breunig, Kriegel, Sander, “OPTICS: ordering points to identify the clustering structure”, SIGMOD 1999.
struct ReachabilityOrder: Sendable, Hashable {
    /// The rows, in order.
    private(set) var rows: [Int] = []
    /// By row: the distance at which it was reached; infinite where a new beginning was made.
    private(set) var reachabilities: [Double]
    /// By row: the row it was reached from.
    private(set) var predecessors: [Int?]
    /// By row: the distance of the last of its samples; infinite where that is beyond reach.
    let coreDistances: [Double]

    /// - Parameters:
    ///   - values: rows × columns.
    ///   - samples: rows that make a place dense, the row itself among them.
    ///   - reach: the distance beyond which rows are no neighbours; may be infinite.
    /// - Complexity: about O(n·(d + samples)·log n) time where columns are few, O(n²·d) at worst; O(n·(d + samples)) memory.
    init(
        of values: Matrix, norm: Norm, samples: Int, within reach: Double, in execution: Execution
    ) throws(ClusteringError) {
        let tree = try NeighbourTree(of: values, norm: norm, in: execution)
        let rank = max(1, samples - 1)
        let lists = try tree.neighboursByPosition(
            max(rank, SpanningTree.knownNeighbours), in: execution.part(from: 0, to: 0.2))
        // Where there are fewer rows than samples, no place is dense.
        let lengths = samples > tree.count
            ? Array(repeating: .infinity, count: tree.count) : lists.distances(ofRank: rank)
        coreDistances = tree.byRow(lengths).map { $0 > reach ? .infinity : $0 }
        reachabilities = Array(repeating: .infinity, count: values.rows)
        predecessors = Array(repeating: nil, count: values.rows)
        var positions = tree.order
        for (position, row) in tree.order.enumerated() { positions[Int(row)] = Int32(position) }
        var front = ReachabilityFront(tree, knowing: lists, coreDistances: lengths, within: reach)
        var beginnings = Self.beginnings(of: values, coreDistances).lazy.map { Int(positions[$0]) }.makeIterator()
        let order = execution.part(from: 0.2, to: 1)
        while rows.count < values.rows {
            let next = try front.next(in: execution) ?? beginnings.next(where: front.contains)
            guard let position = next else { break }
            let (row, reached) = (Int(tree.order[position]), front.take(position))
            rows.append(row)
            (reachabilities[row], predecessors[row]) = (reached.reachability, reached.predecessor.map { Int(tree.order[$0]) })
            if rows.count.isMultiple(of: 64) {
                try execution.checkpoint()
                order.progress(Double(rows.count) / Double(values.rows))
            }
        }
    }

    /// All rows, the densest first.
    private static func beginnings(of values: Matrix, _ cores: [Double]) -> [Int] {
        values.withUnsafeElements { cells in
            (0..<values.rows).sorted { first, second in
                if cores[first] != cores[second] { return cores[first] < cores[second] }
                for column in 0..<values.columns {
                    let (a, b) = (cells[first * values.columns + column], cells[second * values.columns + column])
                    if a != b { return a < b }
                }
                return first < second
            }
        }
    }
}

extension IteratorProtocol {
    /// The next element that fulfils a condition.
    fileprivate mutating func next(where isWanted: (Element) -> Bool) -> Element? {
        while let element = next() { if isWanted(element) { return element } }
        return nil
    }
}
