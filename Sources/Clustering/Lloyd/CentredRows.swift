import LinearAlgebra

/// A single-precision copy of some rows in panels, centred and scaled by one number so that no square overflows or vanishes.
///
/// Centring comes first because ‖x − c‖² = ‖x‖² − 2x·c + ‖c‖² cancels where the rows lie far from the origin. The scale is
/// a power of two, so that scaling rounds nothing.
struct CentredRows: Sendable {
    /// The last is filled up with zeros.
    let panels: Panels<Float>
    /// `nil` where all rows count the same.
    let weights: RowWeights?
    /// Of the columns of the original.
    let means: [Double]
    /// What deviations from the means were multiplied by.
    let factor: Double
    /// Weighted sum of ‖x‖² over all rows, from the single-precision values but added in double.
    let totalSquares: Double
    private let totalWeight: Double

    var count: Int { panels.rows }
    /// Columns of the original.
    var depth: Int { panels.depth }
    /// Rows rounded up to whole panels.
    var paddedCount: Int { panels.count * Panels<Float>.lanes }
    /// The mean variance of the columns, in the scaled units.
    var meanVariance: Double { depth == 0 ? 0 : totalSquares / (totalWeight * Double(depth)) }
    /// The mean variance of the columns, in the units of the original.
    var originalMeanVariance: Double { meanVariance / factor / factor }

    /// - Parameters:
    ///   - matrix: at least one row.
    ///   - weights: by row, none negative.
    /// - Complexity: O(n·d), four bytes a cell.
    init(
        _ matrix: Matrix, weights given: [Double]? = nil, in execution: Execution = .standard
    ) throws(ClusteringError) {
        let chunks = Chunks(of: matrix.rows)
        let lanes = Panels<Float>.lanes
        let padded = (matrix.rows + lanes - 1) / lanes * lanes
        let weights = given.flatMap { RowWeights($0, filledUpTo: padded) }
        let summaries = try execution.map(chunks.count) { chunk in
            ColumnSummary(of: chunks[chunk], in: matrix, weights: weights?.relative)
        }
        let summary = summaries.dropFirst().reduce(into: summaries[0]) { $0.merge($1) }
        let means = summary.means
        let largest = summary.largestDeviation
        let factor = largest.isNormal ? Double(sign: .plus, exponent: -Int(largest.exponent), significand: 1) : 1

        var centring: Result<[Double], ClusteringError> = .success([])
        let cells = [Float](unsafeUninitializedCapacity: padded * matrix.columns) { buffer, initialised in
            // Chunks write disjoint panels.
            nonisolated(unsafe) let buffer = buffer
            centring = Result { () throws(ClusteringError) in
                try execution.map(chunks.count) { chunk in
                    guard let cells = buffer.baseAddress else { return 0 }
                    return Panels.centre(
                        chunks[chunk], of: matrix, about: means, factor: factor, weights: weights?.single, into: cells)
                }
            }
            // Of a cancelled copy nothing is read.
            initialised = buffer.count
        }
        totalSquares = try centring.get().reduce(0, +)
        panels = Panels(rows: matrix.rows, depth: matrix.columns, arranged: cells)
        totalWeight = weights?.relative.reduce(0, +) ?? Double(matrix.rows)
        self.weights = weights
        self.means = means
        self.factor = factor
    }
}
