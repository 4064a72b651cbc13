import CKernels

extension Panels<Float> {
    /// Adds the Euclidean distances between rows in panels and some others to the sums of both.
    ///
    /// Rows and others are consecutive parts of one list of rows, centred because ‖x − y‖² is taken as ‖x‖² − 2x·y + ‖y‖².
    /// A row is exactly zero away from itself. Distances are in single precision, their sums in double.
    ///
    /// - Parameters:
    ///   - norms: ‖x‖² by row, filled up to whole panels.
    ///   - others: −2y by row.
    ///   - sums: one for each row of the panels.
    ///   - otherSums: for each of the others one for each lane of a panel; they are left alone where there are none.
    public func addDistances(
        panels: Range<Int>, norms: [Float], others range: Range<Int>, in others: [Float],
        to sums: UnsafeMutablePointer<Double>, otherSums: UnsafeMutablePointer<Double>?
    ) {
        let start = panels.lowerBound * Self.lanes
        cells.withUnsafeBufferPointer { cells in
            others.withUnsafeBufferPointer { others in
                norms.withUnsafeBufferPointer { norms in
                    // Without columns every distance is zero.
                    guard let cells = cells.baseAddress, let others = others.baseAddress, let norms = norms.baseAddress else {
                        return
                    }
                    kernels_distance_sums(
                        cells + start * depth, norms + start, panels.count, depth, others + range.lowerBound * depth,
                        norms + range.lowerBound, range.count, start - range.lowerBound, sums, otherSums)
                }
            }
        }
    }
}
