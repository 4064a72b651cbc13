import LinearAlgebra

/// Many runs of exchanges over one table of dissimilarities, side by side, so that every part of it is read once for all.
struct MedoidSearch: Sendable {
    let table: DissimilarityTable
    let weights: [Double]
    /// How often a run tries all rows before it is given up.
    let maximumPasses: Int

    /// Cells of the table that all runs have seen before the next are read.
    private static let block = 1 << 19

    /// - Parameter starts: for each run, the rows that are its first medoids.
    /// - Complexity: O(n²) a pass and run.
    func run(from starts: [[Int]], in execution: Execution) throws(ClusteringError) -> [MedoidRun] {
        var runs = try execution.map(starts.count) { MedoidRun(startingAt: starts[$0], table, weights: weights) }
        let size = max(1, Self.block / table.count)
        for pass in 0..<maximumPasses {
            for start in stride(from: 0, to: table.count, by: size) {
                let active = runs.indices.filter { !runs[$0].isSettled }
                if active.isEmpty { return runs }
                let candidates = start..<min(table.count, start + size)
                try runs.withUnsafeMutableBufferPointer { (buffer) throws(ClusteringError) in
                    // Every run is exchanged by one chunk.
                    nonisolated(unsafe) let runs = buffer
                    _ = try execution.map(active.count) { chunk in
                        runs[active[chunk]].exchange(candidates: candidates, table, weights: weights)
                    }
                }
                let left = Double(runs.count { !$0.isSettled }) / Double(runs.count)
                let passes = Double(pass) + Double(candidates.upperBound) / Double(table.count)
                execution.progress(1 - left * Execution.left(after: passes))
            }
        }
        return runs
    }
}
