import LinearAlgebra

/// A copy of some rows about the medians of their columns, scaled by one number so that no square overflows or vanishes.
///
/// About medians, because rows far away draw means from where most rows are, and the further these are from the centre, the
/// fewer digits of ‖x‖² − 2x·y + ‖y‖² are left. Medians of some rows will do. The scale is a power of two, so that scaling
/// rounds nothing.
struct MedianCentredRows: Sendable {
    let values: Matrix

    /// Rows that medians are taken of.
    private static let sampled = 255

    /// - Complexity: O(n·d).
    init(_ matrix: Matrix, in execution: Execution) throws(ClusteringError) {
        let medians = Self.medians(of: matrix)
        let depth = matrix.columns
        let chunks = Chunks(of: matrix.rows)
        let largest = try execution.map(chunks.count) { chunk in
            matrix.withUnsafeElements { cells in
                var largest = 0.0
                for row in chunks[chunk] {
                    for column in 0..<depth { largest = max(largest, abs(cells[row * depth + column] - medians[column])) }
                }
                return largest
            }
        }.reduce(0, max)
        let factor = largest.isNormal ? Double(sign: .plus, exponent: -Int(largest.exponent), significand: 1) : 1
        var isDone: Result<Void, ClusteringError> = .success(())
        let values = [Double](unsafeUninitializedCapacity: matrix.elements.count) { buffer, initialised in
            // Chunks write disjoint rows.
            nonisolated(unsafe) let centred = buffer
            isDone = Result { () throws(ClusteringError) in
                _ = try execution.map(chunks.count) { chunk in
                    matrix.withUnsafeElements { cells in
                        for row in chunks[chunk] {
                            for column in 0..<depth {
                                let cell = row * depth + column
                                centred.initializeElement(at: cell, to: (cells[cell] - medians[column]) * factor)
                            }
                        }
                    }
                }
            }
            // Of a cancelled copy nothing is read.
            initialised = buffer.count
        }
        try isDone.get()
        self.values = Matrix(rows: matrix.rows, columns: depth, elements: values)
    }

    private static func medians(of matrix: Matrix) -> [Double] {
        let stride = max(1, matrix.rows / sampled)
        return (0..<matrix.columns).map { column in
            var cells = Swift.stride(from: 0, to: matrix.rows, by: stride).map { matrix[$0, column] }
            return cells.withUnsafeMutableBufferPointer { $0.select($0.count / 2) }
        }
    }
}
