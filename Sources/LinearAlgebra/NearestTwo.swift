import CKernels

/// The two nearest centres of some rows, in double precision from differences, a block of rows at a time.
///
/// What is found of a row depends on the row and the centres alone, and has the same bits whatever the instructions in use.
public struct NearestTwo {
    /// Rows looked at together at most.
    public static let block = 256

    /// By row of the block: the nearest centre, of equals the first.
    public private(set) var first = [Int32](repeating: 0, count: block)
    public private(set) var firstSquares = [Double](repeating: 0, count: block)
    /// By row of the block: the centre next to that; −1 where there is one centre.
    public private(set) var second = [Int32](repeating: -1, count: block)
    /// Infinite where there is one centre.
    public private(set) var secondSquares = [Double](repeating: .infinity, count: block)
    private var panel: [Double]

    public init(depth: Int) {
        panel = Array(repeating: 0, count: max(1, depth) * Panels<Double>.lanes)
    }

    /// - Parameters:
    ///   - rows: at most `block`.
    ///   - centres: at least one.
    public mutating func find(_ rows: Range<Int>, of matrix: Matrix, among centres: Matrix) {
        guard matrix.columns > 0 else { return coincide(among: centres.rows) }
        matrix.withUnsafeElements { cells in
            guard let start = cells.baseAddress else { return }
            kernels_nearest_exact(
                start + rows.lowerBound * matrix.columns, rows.count, matrix.columns, centres.elements, centres.rows,
                &panel, &first, &firstSquares, &second, &secondSquares)
        }
    }

    /// Without columns all rows coincide with all centres.
    private mutating func coincide(among centres: Int) {
        guard centres > 1 else { return }
        second = Array(repeating: 1, count: Self.block)
        secondSquares = Array(repeating: 0, count: Self.block)
    }
}
