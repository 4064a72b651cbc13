import LinearAlgebra

/// All that is looked at before a number of clusters is suggested.
struct SuggestionSurvey: Sendable {
    /// From 1 cluster on.
    let sweep: Sweep
    /// Metrics first, then figures of the fits such as BIC, then criteria.
    let ballots: [Ballot]
    /// How many of `ballots` are of metrics and figures.
    let metricCount: Int
    let tests: [Suggestion.StructureTest]
    /// By number of clusters from 2 on.
    let stabilities: [Stability]
    /// By number of clusters from 2 on.
    let referenceStabilities: [ReferenceStability]
    /// By number of clusters from 2 on.
    let consensuses: [Consensus.Row]
    let rowsCompared: Int
    let rowsPaired: Int

    init(
        of points: Points, by algorithm: any Algorithm, _ settings: Suggestion.Settings, in execution: Execution
    ) throws(ClusteringError) {
        guard points.count > 0 else { throw .tooFewRows(needed: 1, given: 0) }
        let counts = 1...max(1, min(settings.mostClusters, points.count - 1))
        let paired = points.sampledRows(settings.pairedRows, settings.seed)
        let sweep = try Sweep(
            of: points, by: algorithm, over: counts, metrics: settings.judges, judging: paired,
            within: Limits(minimumSize: settings.minimumSize > 1 ? Double(settings.minimumSize) : nil),
            in: execution.part(from: 0, to: 0.15))
        let whole = CountEvidence(points: points, algorithm: algorithm, sweep: sweep)
        let lighter = algorithm.lighter(restarts: max(1, settings.restarts))
        let compared = try Self.evidence(
            of: points, by: lighter, over: counts, settings, in: execution.part(from: 0.15, to: 0.4))
        let excess = SilhouetteExcess(
            references: settings.references, level: Suggestion.StructureTest.level, seed: settings.seed)
        let gap = Gap(references: settings.references, seed: settings.seed)
        let outcome = try excess.outcome(on: compared, in: execution)

        let metrics = settings.judges.enumerated().compactMap { position, metric in
            Ballot(of: type(of: metric), at: position, in: sweep.rows)
        }
        // What the fits have a likelihood for votes as a metric does.
        let figures = type(of: algorithm).criteria.compactMap { Ballot(figure: $0, in: sweep.rows) }
        let criteria = [
            try gap.ballot(on: compared, in: execution), try Hartigan().ballot(on: whole, in: execution),
            try Knee().ballot(on: whole, in: execution), outcome.ballot(on: compared),
        ]
        let gapTest = try gap.test(on: compared, in: execution)
        var tests = [Suggestion.StructureTest(Gap.card.name, p: gapTest?.p), Suggestion.StructureTest("silhouette", p: outcome.p)]
        var stabilities: [Stability] = []
        var referenceStabilities: [ReferenceStability] = []
        var consensuses: [Consensus.Row] = []
        if counts.upperBound > 1 {
            stabilities = try Stability.all(
                of: sweep.rows.dropFirst().map(\.fit.partition), in: points, by: lighter, over: 2...counts.upperBound,
                Resampling(.bootstrap, resamples: settings.resamples, rows: settings.rows, seed: settings.seed),
                in: execution.part(from: 0.4, to: 0.5))
            referenceStabilities = try ReferenceStability.all(
                max(2, settings.references), like: compared.points, by: lighter, over: 2...counts.upperBound,
                Resampling(
                    .bootstrap, resamples: settings.referenceResamples, rows: settings.rows, seed: settings.seed),
                in: execution.part(from: 0.5, to: 0.6))
            let consensus = try Consensus(
                of: points, by: lighter, over: 2...counts.upperBound,
                Resampling(
                    .subsample(0.8), resamples: settings.subsamples, rows: settings.consensusRows, seed: settings.seed),
                references: settings.references, in: execution.part(from: 0.6, to: 1))
            consensuses = consensus.rows
            tests.append(Suggestion.StructureTest("consensus", p: consensus.test?.p))
        }
        self.sweep = sweep
        ballots = metrics + figures + criteria
        metricCount = metrics.count + figures.count
        self.tests = tests
        self.stabilities = stabilities
        self.referenceStabilities = referenceStabilities
        self.consensuses = consensuses
        rowsCompared = compared.points.count
        rowsPaired = paired?.count ?? points.count
    }

    /// The evidence on as many rows as are compared with references, and the references, which several criteria share.
    private static func evidence(
        of all: Points, by algorithm: any Algorithm, over counts: ClosedRange<Int>, _ settings: Suggestion.Settings,
        in execution: Execution
    ) throws(ClusteringError) -> CountEvidence {
        let points = all.sampledRows(settings.rows, settings.seed).map { all.selecting(rows: $0) } ?? all
        let sweep = try Sweep(of: points, by: algorithm, over: counts, metrics: [], in: execution.part(from: 0, to: 0.1))
        var references: [ReferenceSweeps] = []
        for (position, shape) in SilhouetteExcess.shapes.enumerated() {
            let part = execution.part(from: 0.1 + 0.45 * Double(position), to: 0.55 + 0.45 * Double(position))
            references.append(
                try ReferenceSweeps(
                    max(2, settings.references), like: points, shape: shape, by: algorithm, over: counts,
                    seed: settings.seed, in: part))
        }
        return CountEvidence(points: points, algorithm: algorithm, sweep: sweep, references: references)
    }
}

extension Points {
    /// So many rows, or `nil` where there are no more.
    fileprivate func sampledRows(_ most: Int, _ seed: Int) -> [Int]? {
        count > max(2, most) ? sampledRows(max(2, most), seed: seed) : nil
    }
}
