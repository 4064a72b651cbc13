import LinearAlgebra

/// A copy of some rows about the medians of their columns, scaled by one number so that no square overflows or vanishes.
///
/// About medians, because rows far away draw means from where most rows are, and the further these are from the centre, the
/// fewer digits of ‖x‖² − 2x·y + ‖y‖² are left. The scale is a power of two, so that scaling rounds nothing.
struct MedianCentredRows: Sendable {
    let values: Matrix
    /// What deviations from the medians were multiplied by.
    let factor: Double

    /// - Complexity: O(n·d) on average.
    init(_ matrix: Matrix, in execution: Execution) throws(ClusteringError) {
        let columns = Chunks(of: matrix.columns, smallest: 1)
        let medians = try execution.map(columns.count) { chunk in
            columns[chunk].map { column in
                var cells = matrix.column(column)
                return cells.withUnsafeMutableBufferPointer { $0.select(matrix.rows / 2) }
            }
        }
        let deviations = matrix.centred(about: medians.flatMap(\.self))
        let largest = deviations.elements.reduce(0) { max($0, $1.magnitude) }
        let factor = largest.isNormal ? Double(sign: .plus, exponent: -Int(largest.exponent), significand: 1) : 1
        values = Matrix(rows: matrix.rows, columns: matrix.columns, elements: deviations.elements.map { $0 * factor })
        self.factor = factor
    }
}
