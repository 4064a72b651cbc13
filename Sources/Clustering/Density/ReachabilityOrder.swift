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
    ///   - coreDistances: one a row, finite.
    ///   - reach: the distance beyond which rows are no neighbours; may be infinite.
    /// - Complexity: O(n²·d) time, O(n·d) memory.
    init(
        of values: Matrix, norm: Norm, coreDistances cores: [Double], within reach: Double, in execution: Execution
    ) throws(ClusteringError) {
        coreDistances = cores.map { $0 > reach ? .infinity : $0 }
        reachabilities = Array(repeating: .infinity, count: values.rows)
        predecessors = Array(repeating: nil, count: values.rows)
        var front = ReachabilityFront(of: values, norm: norm)
        var beginnings = Self.beginnings(of: values, coreDistances).makeIterator()
        var isTaken = [Bool](repeating: false, count: values.rows)
        while rows.count < values.rows {
            try execution.checkpoint()
            let next = front.next ?? beginnings.next(where: { !isTaken[$0] })
            guard let row = next else { break }
            isTaken[row] = true
            rows.append(row)
            (reachabilities[row], predecessors[row]) = front.take(row)
            if coreDistances[row] <= reach { front.approach(from: row, core: coreDistances[row], within: reach) }
            if rows.count % 256 == 0 { execution.progress(Double(rows.count) / Double(values.rows)) }
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
