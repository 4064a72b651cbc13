import LinearAlgebra

/// How wide a window is that holds a share of the rows, on average over the rows.
///
/// At more than 2,000 rows, that many, spread evenly over the rows in the order of their values, are taken for all.
struct Bandwidth: Sendable {
    let value: Double

    private static let sample = 2000

    /// - Parameters:
    ///   - values: rows in the order of their values.
    ///   - share: from 0 to 1; the window holds at least the row itself.
    /// - Complexity: O(m²·d) for m = min(n, 2000).
    init(of values: Matrix, share: Double, in execution: Execution) throws(ClusteringError) {
        let rows = values.selecting(rows: SystematicSample.places(Self.sample, of: values.rows))
        let panels = Panels<Double>(rows: rows.rows, depth: rows.columns) { rows[$0, $1] }
        let held = max(1, Int(Double(rows.rows) * min(max(share, 0), 1)))
        let squares = try execution.map(rows.rows) { row in
            var distances = [Double](repeating: 0, count: panels.count * Panels<Double>.lanes)
            rows.withUnsafeElements { cells in
                guard let first = cells.baseAddress else { return }
                panels.squaredDistances(from: first + row * rows.columns, panels: 0..<panels.count, into: &distances)
            }
            distances.removeLast(distances.count - rows.rows)
            return distances.select(held - 1)
        }
        value = squares.map { $0.squareRoot() }.mean ?? 0
    }
}
