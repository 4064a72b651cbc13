import CKernels

/// The means and extremes of a matrix's columns, gathered a chunk of rows at a time.
///
/// Means are summed as deviations from the first row, so that a constant column has exactly its value as its mean.
public struct ColumnSummary: Sendable {
    private let origin: [Double]
    private var sums: [Double]
    private var mass: Double
    public private(set) var least: [Double]
    public private(set) var greatest: [Double]

    /// - Parameters:
    ///   - rows: at least one.
    ///   - weights: by row of the matrix; all one where there are none.
    public init(of rows: Range<Int>, in matrix: Matrix, weights: [Double]? = nil) {
        origin = Array(matrix.row(0))
        sums = Array(repeating: 0, count: matrix.columns)
        least = Array(repeating: .infinity, count: matrix.columns)
        greatest = Array(repeating: -.infinity, count: matrix.columns)
        mass = weights.map { $0[rows].reduce(0, +) } ?? Double(rows.count)
        matrix.withUnsafeElements { cells in
            weights.withUnsafePointer { weights in
                guard let first = cells.baseAddress else { return }
                kernels_extremes_exact(
                    first + rows.lowerBound * matrix.columns, weights.map { $0 + rows.lowerBound }, rows.count,
                    matrix.columns, origin, &sums, &least, &greatest)
            }
        }
    }

    /// Takes in what was gathered of other rows of the same matrix.
    public mutating func merge(_ other: ColumnSummary) {
        mass += other.mass
        for column in sums.indices {
            sums[column] += other.sums[column]
            least[column] = min(least[column], other.least[column])
            greatest[column] = max(greatest[column], other.greatest[column])
        }
    }

    /// Zero weight altogether leaves the first row as the mean.
    public var means: [Double] {
        mass > 0 ? origin.indices.map { origin[$0] + sums[$0] / mass } : origin
    }

    /// The largest distance of a cell from the mean of its column.
    public var largestDeviation: Double {
        zip(means, zip(least, greatest)).reduce(0) { largest, column in
            max(largest, column.1.1 - column.0, column.0 - column.1.0)
        }
    }
}
