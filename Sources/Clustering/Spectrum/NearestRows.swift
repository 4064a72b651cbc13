import LinearAlgebra

/// The nearest other rows of every row, by comparing all with all.
struct NearestRows: Sendable {
    /// By row: the others, in their order.
    let neighbours: [[Int32]]
    /// By row: the squared distance of the farthest of them.
    let squaredReaches: [Double]

    /// - Parameter wanted: how many; of equally far ones the first are taken, and no more than there are.
    /// - Complexity: O(n²·d).
    init(of rows: Matrix, wanted: Int, in execution: Execution) throws(ClusteringError) {
        let panels = Panels<Double>(rows: rows.rows, depth: rows.columns) { rows[$0, $1] }
        let wanted = min(max(0, wanted), rows.rows - 1)
        let chunks = Chunks(of: rows.rows, smallest: 64, most: 1024)
        let parts = try execution.map(chunks.count) { chunk in
            var distances = [Double](repeating: 0, count: panels.count * Panels<Double>.lanes)
            var sorted = distances
            return chunks[chunk].map { row in
                rows.withUnsafeElements { cells in
                    guard let first = cells.baseAddress else { return }
                    panels.squaredDistances(from: first + row * rows.columns, panels: 0..<panels.count, into: &distances)
                }
                distances[row] = .infinity
                guard wanted > 0 else { return ([Int32](), 0.0) }
                sorted = distances
                let reach = sorted.select(wanted - 1)
                return (Self.within(reach, distances, wanted: wanted, of: rows.rows), reach)
            }
        }
        neighbours = parts.flatMap { $0.map(\.0) }
        squaredReaches = parts.flatMap { $0.map(\.1) }
    }

    private static func within(_ reach: Double, _ distances: [Double], wanted: Int, of count: Int) -> [Int32] {
        var nearer: [Int32] = []
        var equal: [Int32] = []
        for row in 0..<count {
            if distances[row] < reach {
                nearer.append(Int32(row))
            } else if distances[row] == reach {
                equal.append(Int32(row))
            }
        }
        return (nearer + equal.prefix(wanted - nearer.count)).sorted()
    }
}
