import Vocabulary

/// Fits of k-modes and k-prototypes: the best of some runs for each number of clusters.
struct PrototypeFits: Sendable {
    /// The word for the algorithm.
    let algorithm: String
    let points: Points
    let distinct: DistinctRows
    /// How prototypes are sought among the distinct rows, in their order.
    let search: PrototypeSearch

    /// - Parameters:
    ///   - counts: numbers of clusters.
    ///   - seeds: for each restart the rows it starts from, of which each number of clusters takes the first.
    func fits(
        of counts: [Int], from seeds: [[Int]], _ warnings: [FitWarning] = [], in execution: Execution
    ) throws(ClusteringError) -> [Fit] {
        let rows = search.rows
        var fits: [Fit] = []
        var done = 0
        for count in counts {
            var best: PrototypeSearch.Run?
            for start in seeds {
                let part = execution.part(done, of: counts.count * seeds.count)
                let run = try search.run(from: rows.prototypes(at: Array(start.prefix(count))), in: part)
                // The first of equals.
                if best.map({ run.cost < $0.cost }) ?? true { best = run }
                done += 1
                part.progress(1)
            }
            if let best { fits.append(fit(best, wanted: count, warnings)) }
        }
        return fits
    }

    private func fit(_ run: PrototypeSearch.Run, wanted: Int, _ warnings: [FitWarning]) -> Fit {
        let labels = distinct.expanded(run.nearest.rows.map { Optional(Int($0.first)) })
        let order = CanonicalOrder(labels)
        var warnings = warnings
        if order.labels.count < wanted { warnings.append(.fewerClusters(wanted: wanted, found: order.labels.count)) }
        if !run.hasConverged { warnings.append(.notConverged(iterations: run.iterations)) }
        return Fit(
            partition: Partition(labels, in: order),
            model: PrototypeModel(
                algorithm: algorithm, columns: points.columns, categoryColumns: points.categories.map(\.name),
                prototypes: run.prototypes, clusters: order.labels, texts: search.rows.texts, gamma: search.rows.gamma),
            figures: [Figure("cost", run.cost.isFinite ? run.cost : nil)], iterations: run.iterations,
            hasConverged: run.hasConverged, warnings: warnings)
    }
}
