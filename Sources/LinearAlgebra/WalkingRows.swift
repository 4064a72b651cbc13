import CKernels

/// A few rows stored column by column, which stay in the cache while many trees look at them.
public struct WalkingRows: Sendable {
    public let count: Int
    /// Cell (row r, column c) at `c * most + r`; zero where there is no row.
    let columns: [Double]

    /// How many rows there are at most.
    public static var most: Int { Int(kernels_walkers) }

    /// - Parameter rows: at most `most`.
    public init(_ rows: Range<Int>, of matrix: Matrix) {
        precondition(rows.count <= Self.most, "too many rows to walk together")
        count = rows.count
        var columns = [Double](repeating: 0, count: matrix.columns * Self.most)
        matrix.withUnsafeElements { cells in
            for (position, row) in rows.enumerated() {
                for column in 0..<matrix.columns {
                    columns[column * Self.most + position] = cells[row * matrix.columns + column]
                }
            }
        }
        self.columns = columns
    }
}
