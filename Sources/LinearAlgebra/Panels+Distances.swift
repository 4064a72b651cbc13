import CKernels

extension Panels<Double> {
    /// ‖x‖² of every row, filled up to whole panels.
    ///
    /// - Complexity: O(n·d).
    public var squaredNorms: [Double] {
        var norms = [Double](repeating: 0, count: count * Self.lanes)
        cells.withUnsafeBufferPointer { cells in
            guard let cells = cells.baseAddress else { return }
            kernels_squared_norms_f64(cells, count, depth, &norms)
        }
        return norms
    }

    /// Adds the Euclidean distances between the rows of some panels and some rows, the others, to the sums of both.
    ///
    /// Rows have to be centred because ‖x − y‖² is taken as ‖x‖² − 2x·y + ‖y‖²: what is left of a square is right to some
    /// parts in 10¹⁶ of the norms. Equal rows are exactly zero away from each other.
    ///
    /// - Parameters:
    ///   - norms: `squaredNorms`.
    ///   - sums: one for each row of the panels.
    ///   - otherSums: for each of the others one for each lane of a panel.
    /// - Complexity: O(panels · others · d).
    public func addDistances(
        panels: Range<Int>, others: Range<Int>, norms: [Double], to sums: UnsafeMutablePointer<Double>,
        otherSums: UnsafeMutablePointer<Double>
    ) {
        let start = panels.lowerBound * Self.lanes
        cells.withUnsafeBufferPointer { cells in
            norms.withUnsafeBufferPointer { norms in
                // Without columns every distance is zero.
                guard let cells = cells.baseAddress, let norms = norms.baseAddress else { return }
                kernels_distance_sums_f64(
                    cells + start * depth, norms + start, panels.count, depth, cells, norms, others.lowerBound,
                    others.upperBound, sums, otherSums)
            }
        }
    }
}
