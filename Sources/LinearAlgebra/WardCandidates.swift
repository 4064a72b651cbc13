import CKernels

/// The inner loop that passes over clusters which cannot be a query's nearest by Ward's distance, 8 queries at a time.
public enum WardCandidates {
    public static let queries = Int(kernels_ward_queries)
    public static let lanes = Panels<Float>.lanes

    /// The first of some panels that has a row where, for any query, (norm + offset + query · row) · size ≤ limit; `nil`
    /// where none has.
    ///
    /// Nothing is true of a row whose norm is infinite.
    ///
    /// - Parameters:
    ///   - queries: column by column, `queries` cells a column.
    ///   - offsets: one a query.
    ///   - limits: one a query.
    ///   - cells: as `Panels` stores them.
    ///   - norms: one a row.
    ///   - sizes: one a row.
    ///   - masks: of the panel found one a query, with the lowest bit for its first row.
    @inlinable
    public static func first(
        in panels: Range<Int>, _ queries: UnsafePointer<Float>, offsets: UnsafePointer<Float>,
        limits: UnsafePointer<Float>, among cells: UnsafePointer<Float>, norms: UnsafePointer<Float>,
        sizes: UnsafePointer<Float>, depth: Int, into masks: UnsafeMutablePointer<UInt16>
    ) -> Int? {
        let found = kernels_ward_candidates_f32(
            queries, offsets, limits, cells, norms, sizes, panels.lowerBound, panels.upperBound, depth, masks)
        return found < panels.upperBound ? found : nil
    }
}
