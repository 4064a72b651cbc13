import LinearAlgebra

/// Rows to be searched for those nearest to any row.
struct NearRows: Sendable {
    /// A row, and how far it is.
    struct Neighbour: Sendable {
        let row: Int
        let distance: Double
    }

    private let rows: Matrix
    private let panels: Panels<Double>

    init(_ rows: Matrix) {
        self.rows = rows
        panels = rows.withUnsafeElements { cells in
            Panels(rows: rows.rows, depth: rows.columns) { row, column in cells[row * rows.columns + column] }
        }
    }

    /// Room for the squared distances of one row to all.
    var workspace: [Double] { Array(repeating: 0, count: panels.count * Panels<Double>.lanes) }

    /// The `count` rows nearest to a row, nearest first; of rows as near, those whose coordinates come first in
    /// lexicographic order, so that the order of rows does not choose among them.
    ///
    /// - Parameters:
    ///   - asked: which row is asked about, and therefore not counted; where it is not known, the first that coincides
    ///     with it, if one does.
    ///   - workspace: what `workspace` gives.
    func nearest(
        _ count: Int, to query: UnsafePointer<Double>, asked: Int? = nil, _ workspace: inout [Double]
    ) -> [Neighbour] {
        panels.squaredDistances(from: query, panels: 0..<panels.count, into: &workspace)
        return workspace.withUnsafeBufferPointer { squares in
            rows.withUnsafeElements { cells in
                guard let cells = cells.baseAddress else { return [] }
                let width = rows.columns
                let itself = asked ?? (0..<rows.rows).first {
                    squares[$0] == 0 && (0..<width).allSatisfy { [row = $0] in cells[row * width + $0] == query[$0] }
                }
                var kept = BoundedSelection<Int>(most: max(1, count)) { first, second in
                    if squares[first] != squares[second] { return squares[first] < squares[second] }
                    let (one, other) = (cells + first * width, cells + second * width)
                    let difference = (0..<width).first { one[$0] != other[$0] }
                    return difference.map { one[$0] < other[$0] } ?? false
                }
                var reach = Double.infinity
                for row in 0..<rows.rows where squares[row] <= reach && row != itself {
                    kept.offer(row)
                    if let last = kept.last { reach = squares[last] }
                }
                return kept.sorted.map { Neighbour(row: $0, distance: squares[$0].squareRoot()) }
            }
        }
    }
}
