/// The pairing of clusters with labels, each used once at most, under which the most rows agree.
///
/// Source: H. W. Kuhn, The Hungarian method for the assignment problem, Naval Research Logistics Quarterly 2 (1955), by
/// shortest augmenting paths as in R. Jonker, A. Volgenant, Computing 38 (1987).
public struct ClusterMatching: Sendable, Hashable, Codable {
    /// By cluster: the label paired with it, counted from 0; `nil` where none is left that shares a row.
    public let labels: [Int?]
    /// The rows in a cluster and the label paired with it.
    public let agreeing: Int
    /// Their share of all rows in the table; `nil` where it has none.
    public let accuracy: Double?

    /// - Throws: `ClusteringError.cancelled`.
    /// - Complexity: O(s²·l) for s clusters or labels, whichever are fewer, and l of the others; O(s + l) memory.
    public init(of table: CrossTable, in execution: Execution = .standard) throws(ClusteringError) {
        var labels = [Int?](repeating: nil, count: table.clusterTotals.count)
        if table.clusterTotals.count <= table.labelTotals.count {
            let rows = table.clusterTotals.indices.map { table.cells(of: $0).map { ($0.label, $0.rows) } }
            labels = try Self.pairs(rows, columns: table.labelTotals.count, in: execution)
        } else {
            var rows = [[(Int, Int)]](repeating: [], count: table.labelTotals.count)
            for cell in table.cells { rows[cell.label].append((cell.cluster, cell.rows)) }
            let clusters = try Self.pairs(rows, columns: table.clusterTotals.count, in: execution)
            for case (let label, let cluster?) in clusters.enumerated() { labels[cluster] = label }
        }
        self.labels = labels.enumerated().map { cluster, label in label.flatMap { table[cluster, $0] > 0 ? $0 : nil } }
        agreeing = self.labels.enumerated().reduce(0) { sum, pair in sum + (pair.element.map { table[pair.offset, $0] } ?? 0) }
        accuracy = table.rowCount > 0 ? Double(agreeing) / Double(table.rowCount) : nil
    }

    /// By row: the column of its pair.
    ///
    /// Rows enter one after another. Each grows a tree of tight edges until it reaches a free column, along whose path the
    /// pairs are then exchanged; prices keep every edge's reduced cost from falling below zero.
    ///
    /// - Parameter rows: the cells above zero as (column, gain); no more rows than columns.
    private static func pairs(
        _ rows: [[(column: Int, gain: Int)]], columns: Int, in execution: Execution
    ) throws(ClusteringError) -> [Int?] {
        var rowPrices = [Int](repeating: 0, count: rows.count)
        var columnPrices = [Int](repeating: 0, count: columns)
        var rowOf = [Int?](repeating: nil, count: columns)
        for entering in rows.indices {
            try execution.checkpoint()
            var slack = [Int](repeating: .max, count: columns)
            var previous = [Int?](repeating: nil, count: columns)
            var isReached = [Bool](repeating: false, count: columns)
            var (row, column): (Int, Int?) = (entering, nil)
            var treeRows = [entering]
            while true {
                let gains = Dictionary(uniqueKeysWithValues: rows[row].map { ($0.column, $0.gain) })
                var next = 0
                var smallest = Int.max
                for candidate in 0..<columns where !isReached[candidate] {
                    let reduced = -gains[candidate, default: 0] - rowPrices[row] - columnPrices[candidate]
                    if reduced < slack[candidate] { (slack[candidate], previous[candidate]) = (reduced, column) }
                    if slack[candidate] < smallest { (smallest, next) = (slack[candidate], candidate) }
                }
                for treeRow in treeRows { rowPrices[treeRow] += smallest }
                for candidate in 0..<columns {
                    if isReached[candidate] { columnPrices[candidate] -= smallest } else { slack[candidate] -= smallest }
                }
                isReached[next] = true
                column = next
                guard let owner = rowOf[next] else { break }
                row = owner
                treeRows.append(owner)
            }
            while let freed = column {
                let before = previous[freed]
                rowOf[freed] = before.flatMap { rowOf[$0] } ?? entering
                column = before
            }
        }
        var columnOf = [Int?](repeating: nil, count: rows.count)
        for case (let column, let row?) in rowOf.enumerated() { columnOf[row] = column }
        return columnOf
    }
}
