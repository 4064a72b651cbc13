extension Similarities {
    /// The rows most alike to each exemplar, ascending; an exemplar is in its own cluster.
    func members(of exemplars: [Int]) -> [[Int]] {
        var members = [[Int]](repeating: [], count: exemplars.count)
        let own = Dictionary(uniqueKeysWithValues: zip(exemplars, 0...))
        for row in 0..<count {
            let cluster = own[row] ?? exemplars.indices.max { self[row, exemplars[$0]] < self[row, exemplars[$1]] } ?? 0
            members[cluster].append(row)
        }
        return members
    }

    /// The row that is most alike to all of some rows, the first of equals.
    ///
    /// - Complexity: O(m²).
    func medoid(of rows: [Int], in execution: Execution) throws(ClusteringError) -> Int {
        var totals: [Double] = []
        for candidate in rows {
            try execution.checkpoint()
            totals.append(rows.reduce(0) { $1 == candidate ? $0 : $0 + self[$1, candidate] })
        }
        return rows.indices.max { totals[$0] < totals[$1] }.map { rows[$0] } ?? 0
    }

    private subscript(row: Int, column: Int) -> Double { cells[row * stride + column] }
}
