extension Leaderboard {
    /// The fits of one method, before they are judged.
    struct Trial {
        let method: Method
        /// `nil` for an algorithm that finds the number of clusters itself.
        var counts: [Int?]
        var fits: [Fit]

        func scored(
            by metrics: [any Metric], in measured: MeasuredPoints, _ execution: Execution
        ) throws(ClusteringError) -> [Entry] {
            var scores: [[Score]] = []
            for (position, metric) in metrics.enumerated() {
                scores.append(
                    try metric.scores(of: fits.map(\.partition), in: measured, execution.part(position, of: metrics.count)))
            }
            return fits.indices.map { row in
                Entry(method: method.name, count: counts[row], fit: fits[row], scores: scores.map { $0[row] })
            }
        }
    }

    /// A row that has no place yet.
    struct Entry {
        let method: String
        let count: Int?
        let fit: Fit
        let scores: [Score]
    }

    /// The fits of all methods, without those that would have no meaning beside the others.
    struct Trials {
        private(set) var made: [Trial] = []
        private(set) var omissions: [Omission] = []

        init(
            of points: Points, by methods: [Method], over counts: ClosedRange<Int>, in execution: Execution
        ) throws(ClusteringError) {
            var kept = KeptFits(of: points)
            for method in methods { kept.add(method.algorithm, over: counts) }
            let execution = try execution.setting(aside: kept.memory)
            var refusal: ClusteringError?
            for (position, method) in methods.enumerated() {
                do throws(ClusteringError) {
                    add(try Self.trial(of: points, by: method, over: counts, in: execution.part(position, of: methods.count)))
                } catch {
                    if error == .cancelled { throw error }
                    refusal = refusal ?? error
                    omissions.append(.method(method.name, reason: error.diagnostic.message))
                }
            }
            if made.isEmpty, let refusal { throw refusal }
        }

        private static func trial(
            of points: Points, by method: Method, over counts: ClosedRange<Int>, in execution: Execution
        ) throws(ClusteringError) -> Trial {
            let algorithm = method.algorithm
            guard type(of: algorithm).abilities.contains(.counts) else {
                return Trial(method: method, counts: [nil], fits: [try algorithm.fit(points, in: execution)])
            }
            return Trial(
                method: method, counts: Array(counts), fits: try algorithm.sweep(points, over: counts, in: execution))
        }

        private mutating func add(_ trial: Trial) {
            let short = trial.fits.indices.filter { row in
                trial.counts[row].map { trial.fits[row].partition.clusterCount < $0 } ?? false
            }
            // The same clusters again, unless fewer than the fewest asked for were found.
            var left = Set(short)
            if short.count == trial.fits.count, let first = short.first { left.remove(first) }
            let kept = trial.fits.indices.filter { !left.contains($0) }
            made.append(Trial(method: trial.method, counts: kept.map { trial.counts[$0] }, fits: kept.map { trial.fits[$0] }))
            let counts = left.sorted().compactMap { trial.counts[$0] }
            if !counts.isEmpty { omissions.append(.counts(trial.method.name, counts)) }
        }
    }
}
