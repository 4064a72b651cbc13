/// Medoids of rows that all fit into one table of dissimilarities: the best of some runs of exchanges.
struct FasterPAM: Sendable {
    let start: MedoidStart
    let restarts: Int
    let maximumPasses: Int
    let seed: Int

    struct Found: Sendable {
        /// Rows of the space, as many as the clusters asked for or as are needed.
        var medoids: [Int]
        /// Passes over all rows.
        let iterations: Int
        let hasConverged: Bool
    }

    /// The best medoids for each number of clusters.
    ///
    /// - Parameter known: medoids that one more run of each count starts from.
    /// - Complexity: O(n²·(d + runs · passes)); 4·n² bytes.
    func medoids(
        of space: DissimilaritySpace, weights: [Double], counts: [Int], known: [Int] = [], in execution: Execution
    ) throws(ClusteringError) -> [Found] {
        let table = try DissimilarityTable(of: space, in: execution.part(from: 0, to: 0.4))
        let seeding = MedoidSeeding(table: table, weights: weights, start: start, seed: seed)
        let seeds = try seeding.chosen(clusters: counts.reduce(1, max), restarts: restarts, in: execution.part(from: 0.4, to: 0.6))
        var starts: [[Int]] = []
        var ends: [Int] = []
        for count in counts {
            // No exchange is needed to find the one best medoid.
            starts += count > 1 ? seeds.map { Array($0.prefix(count)) } : [try seeding.mostCentral(in: execution.unheard)]
            if !known.isEmpty { starts.append(known) }
            ends.append(starts.count)
        }
        let search = MedoidSearch(table: table, weights: weights, maximumPasses: maximumPasses)
        let runs = try search.run(from: starts, in: execution.part(from: 0.6, to: 1))
        return zip([0] + ends, ends).map { first, end in
            // The first of equals, so that a tie does not depend on how runs are searched.
            let best = runs[first + 1..<end].reduce(runs[first]) { $1.totalDeviation < $0.totalDeviation ? $1 : $0 }
            return Found(medoids: best.medoids, iterations: best.passes, hasConverged: best.isSettled)
        }
    }
}
