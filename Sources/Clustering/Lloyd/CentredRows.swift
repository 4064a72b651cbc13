import LinearAlgebra

/// A single-precision copy of some rows, centred and scaled by one number so that no square overflows or vanishes.
///
/// Centring comes first because ‖x − c‖² = ‖x‖² − 2x·c + ‖c‖² cancels where the rows lie far from the origin. Each row
/// carries a trailing 1, so that one product with (−2c, ‖c‖²) gives the part of the squared distance that depends on c.
struct CentredRows: Sendable {
    let count: Int
    /// Columns of the original.
    let depth: Int
    /// count × (depth + 1).
    let values: [Float]
    /// ‖x‖² of every row.
    let norms: [Float]
    /// Sum of ‖x‖² over all rows, from the single-precision values but added in double.
    let totalSquares: Double

    var width: Int { depth + 1 }
    /// The mean variance of the columns, in the scaled units.
    var meanVariance: Double { totalSquares / Double(max(1, count * depth)) }

    init(_ matrix: Matrix) {
        let means = matrix.columnMeans
        let (count, depth) = (matrix.rows, matrix.columns)
        var largest = 0.0
        matrix.withUnsafeElements { cells in
            for row in 0..<count {
                for column in 0..<depth { largest = max(largest, abs(cells[row * depth + column] - means[column])) }
            }
        }
        let scale = largest.isNormal ? largest : 1
        var norms: [Float] = []
        norms.reserveCapacity(count)
        var total = 0.0
        values = matrix.withUnsafeElements { given in
            Array(unsafeUninitializedCapacity: count * (depth + 1)) { cells, initialised in
                for row in 0..<count {
                    let place = row * (depth + 1)
                    var square = 0.0
                    for column in 0..<depth {
                        let value = Float((given[row * depth + column] - means[column]) / scale)
                        cells[place + column] = value
                        square += Double(value) * Double(value)
                    }
                    cells[place + depth] = 1
                    norms.append(Float(square))
                    total += square
                }
                initialised = count * (depth + 1)
            }
        }
        self.count = count
        self.depth = depth
        self.norms = norms
        totalSquares = total
    }

    /// Lends row pointers for the length of a call.
    func withUnsafeValues<Result>(_ body: (UnsafePointer<Float>) -> Result) -> Result {
        values.withUnsafeBufferPointer { body($0.baseAddress!) }
    }

    /// (−2c, ‖c‖²) of some rows taken as centres, row by row.
    func augmentedCentres(at rows: [Int]) -> [Float] {
        var centres: [Float] = []
        centres.reserveCapacity(rows.count * width)
        for row in rows {
            for column in 0..<depth { centres.append(-2 * values[row * width + column]) }
            centres.append(norms[row])
        }
        return centres
    }
}
