import LinearAlgebra

/// Lloyd's iteration of many runs at once, in single precision: one pass over the rows serves all of them.
///
/// Finds good partitions quickly; the ones kept are iterated on in double precision by `LloydRefinement`.
struct LloydSearch: Sendable {
    let rows: CentredRows
    let maximumIterations: Int
    /// Squared movement of a run's centres that counts as none, in mean column variances.
    let tolerance: Double

    struct Run: Sendable {
        let clusters: Int
        /// Counted from 0.
        let labels: [Int32]
        /// In the scaled units of the rows: good for comparing runs.
        let inertia: Double
        let iterations: Int
    }

    /// The runs worth iterating on, the best first: some few that end apart from each other and near the best.
    ///
    /// Runs of nearly equal inertia are taken to have ended in the same partition; the first of them stands for all, so that a
    /// tie does not depend on how restarts are searched.
    static func bestRuns(among runs: ArraySlice<Run>, most: Int) -> [Run] {
        let order = runs.indices.sorted { (runs[$0].inertia, $0) < (runs[$1].inertia, $1) }
        var chosen: [Run] = []
        for run in order.map({ runs[$0] }) {
            guard let best = chosen.first, let last = chosen.last else {
                chosen.append(run)
                continue
            }
            guard chosen.count < most, run.inertia <= best.inertia * 1.02 else { break }
            if run.inertia > last.inertia * (1 + 1e-5) { chosen.append(run) }
        }
        return chosen
    }

    /// - Parameter starts: for each run, the rows that are its first centres.
    /// - Complexity: O(n·d·Σk) an iteration.
    func run(from starts: [[Int]], in execution: Execution) throws(ClusteringError) -> [Run] {
        var states = starts.map { RunState(startingAt: $0, of: rows) }
        var labels = RunLabels(runs: starts.count, rows: rows)
        var active = Array(states.indices)
        var iteration = 0
        while !active.isEmpty, iteration < maximumIterations {
            try execution.checkpoint()
            iteration += 1
            let stack = CentreStack(
                active.map { states[$0].centres }, clusters: active.map { states[$0].clusterCount }, depth: rows.depth)
            let changes = try labels.reassign(active, to: stack, in: execution)
            for (position, run) in active.enumerated() {
                states[run].iterations = iteration
                let moved = changes.reduce(0) { $0 + $1.moved[position] }
                states[run].isSettled = moved == 0
                guard moved > 0 else { continue }
                for change in changes { states[run].apply(change, at: stack.offsets[position]) }
                states[run].clearEmptyClusters()
                if states[run].sums.counts.contains(0) {
                    try labels.fillEmptyClusters(of: run, &states[run], in: execution)
                }
                states[run].isSettled = states[run].moveCentres() <= tolerance * rows.meanVariance
            }
            active.removeAll { states[$0].isSettled }
            let left = Double(active.count) / Double(states.count)
            execution.progress(1 - left * Execution.left(after: Double(iteration)))
        }
        return states.enumerated().map { run, state in
            Run(
                clusters: state.clusterCount, labels: labels.labels(of: run), inertia: state.inertia(of: rows),
                iterations: state.iterations)
        }
    }
}
