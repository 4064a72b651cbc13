import LinearAlgebra

/// Partitions of rows drawn again and again from the same points.
struct Resamples: Sendable {
    /// By resample: the rows drawn, in lexicographic order of their cells.
    let rows: [[Int]]
    /// By resample, then by count: a partition of those rows.
    let partitions: [[Partition]]

    /// - Parameter counts: the numbers of clusters; `nil` where the algorithm is asked as it stands.
    /// - Complexity: as many sweeps, shared by the threads.
    init(
        of points: Points, by algorithm: any Algorithm, over counts: ClosedRange<Int>?, _ resampling: Resampling,
        run: Int = 0, in execution: Execution
    ) throws(ClusteringError) {
        guard points.count > 0 else { throw .tooFewRows(needed: 1, given: 0) }
        let order = points.lexicographicOrder
        let rows = (0..<max(1, resampling.resamples)).map { resample in
            resampling.drawn(from: points.count, resample: resample, run: run).map { order[$0] }
        }
        partitions = try execution.trials(rows.count) { (resample, alone) throws(ClusteringError) in
            let drawn = points.selecting(rows: rows[resample])
            guard let counts else { return [try algorithm.fit(drawn, in: alone).partition] }
            return try algorithm.sweep(drawn, over: counts, in: alone).map(\.partition)
        }
        self.rows = rows
    }
}
