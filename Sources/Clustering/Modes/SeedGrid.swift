import LinearAlgebra

/// The crossings of a grid that rows lie nearest to, from which fewer windows climb than from the rows.
struct SeedGrid: Sendable {
    /// One a row, in the order of the rows that first fell on them.
    let seeds: Matrix

    /// - Parameters:
    ///   - width: from one crossing to the next; where it is too small for the values, the rows themselves are taken.
    ///   - smallest: the number of rows that a crossing must have.
    /// - Complexity: O(n·d).
    init(of values: Matrix, width: Double, smallest: Int, in execution: Execution) throws(ClusteringError) {
        var places: [[Double]: Int] = [:]
        var crossings: [[Double]] = []
        var counts: [Int] = []
        for row in 0..<values.rows {
            if row.isMultiple(of: 1024) { try execution.checkpoint() }
            let crossing = values.row(row).map { width * ($0 / width).rounded(.toNearestOrEven) }
            guard crossing.allSatisfy(\.isFinite) else {
                seeds = values
                return
            }
            if let place = places[crossing] {
                counts[place] += 1
            } else {
                places[crossing] = crossings.count
                crossings.append(crossing)
                counts.append(1)
            }
        }
        let kept = crossings.indices.filter { counts[$0] >= smallest }
        seeds = kept.isEmpty ? values : Matrix(
            rows: kept.count, columns: values.columns, elements: kept.flatMap { crossings[$0] })
    }
}
