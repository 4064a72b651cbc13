/// Whether numbers, one a number of clusters, stand out from the same numbers of references without clusters.
///
/// By count, every number is measured in standard deviations from the mean of all of them, observed and made up; the
/// largest of an observed row is then ranked among the largest of the references. So it does not matter that some
/// counts give better numbers than others on any data, nor that several counts are looked at. If the points come from
/// the references' distribution, the chance of p ≤ α is at most α.
struct ReferenceTest: Sendable, Hashable {
    /// The share of references, the observed row among them, that stand out as much.
    let p: Double
    /// By count: the mean of the references; `nil` where none is defined.
    let means: [Double?]
    /// By count: the standard deviation of the references, with one less than their number in the denominator.
    let deviations: [Double?]

    /// - Parameters:
    ///   - observed: by count.
    ///   - references: by reference, then by count.
    /// - Returns: `nil` where nothing observed, or no reference, is defined.
    init?(_ observed: [Double?], among references: [[Double?]], higherIsBetter: Bool) {
        let rows = [observed] + references
        guard observed.contains(where: { $0 != nil }), references.contains(where: { $0.contains { $0 != nil } }) else {
            return nil
        }
        let columns = observed.indices.map { count in rows.compactMap { $0[count] } }
        let centres = columns.map(\.mean)
        let spreads = columns.map { ($0.variance ?? 0).squareRoot() }
        let peaks = rows.map { row in
            row.indices.compactMap { count -> Double? in
                guard let value = row[count], let centre = centres[count], observed[count] != nil else { return nil }
                guard spreads[count] > 0 else { return 0 }
                return (higherIsBetter ? value - centre : centre - value) / spreads[count]
            }.max() ?? -.infinity
        }
        p = Double(peaks.count { $0 >= peaks[0] }) / Double(rows.count)
        let made = observed.indices.map { count in references.compactMap { $0[count] } }
        means = made.map(\.mean)
        deviations = made.map { values in
            guard values.count > 1, let variance = values.variance else { return nil }
            return (variance * Double(values.count) / Double(values.count - 1)).squareRoot()
        }
    }
}
