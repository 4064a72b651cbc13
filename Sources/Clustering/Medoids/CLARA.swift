/// Medoids sought among samples of the rows, of which those best for all rows are kept.
///
/// Every sample holds the best medoids found so far, and one run starts from them.
/// Source: Kaufman, Rousseeuw, “Finding Groups in Data”, Wiley 1990, chapter 3.
struct CLARA: Sendable {
    let search: FasterPAM
    /// Rows in a sample.
    let size: Int
    let samples: Int

    /// - Parameter space: rows in random order, which are taken one sample after another.
    /// - Complexity: O(samples · (size² · (d + runs · passes) + n·k·d)); 4·size² bytes.
    func medoids(
        of space: DissimilaritySpace, weights: [Double], clusters: Int, in execution: Execution
    ) throws(ClusteringError) -> FasterPAM.Found {
        var best = FasterPAM.Found(medoids: [], iterations: 0, hasConverged: false)
        var leastTotal = Double.infinity
        for sample in 0..<samples {
            let held = Set(best.medoids)
            let drawn = (0..<size).map { (sample * size + $0) % space.count }.filter { !held.contains($0) }
            let rows = best.medoids + drawn
            var found = try search.medoids(
                of: space.selecting(rows: rows), weights: rows.map { weights[$0] }, counts: [clusters],
                known: Array(best.medoids.indices), in: execution.part(sample, of: samples))[0]
            found.medoids = found.medoids.map { rows[$0] }
            let total = try NearestMedoids(of: space, to: space.selecting(rows: found.medoids), in: execution)
                .totalDeviation(weights: weights)
            if total < leastTotal { (best, leastTotal) = (found, total) }
            execution.progress(Double(sample + 1) / Double(samples))
        }
        return best
    }
}
