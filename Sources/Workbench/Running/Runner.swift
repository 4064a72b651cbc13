import Assets
import Foundation
import Logging
import Store
import Tables
import Vocabulary

/// Makes assets one after the other and keeps what they give.
struct Runner: Sendable {
    let pipeline: Pipeline
    let results: Results
    let environment: Environment
    let report: @Sendable (Progress) -> Void

    /// What a run made, in the order it was made.
    struct Summary: Sendable {
        let run: RunID
        var made: [AssetLine] = []
        var seconds = 0.0
    }

    /// Makes `keys`, which are in topological order.
    ///
    /// What was made before a failure stays made; what was there before the run stays there.
    /// - Throws: `Diagnostic`; before anything is made when an input from outside `keys` was never made.
    func run(_ keys: [AssetKey], job: String, selection: String) async throws -> Summary {
        try environment.requireSense()
        try requireInputs(of: keys)
        let clock = ContinuousClock()
        let start = clock.now
        let workspace = results.workspace
        let log = try environment.logger.logger()
        let what = job.isEmpty ? selection : job
        var summary = Summary(run: try workspace.beginRun(job: job, environment: environment.name, selection: selection))
        log.info("run \(summary.run) begins: \(what) in \(environment.name), \(keys.count.counted("asset"))")
        do {
            for (position, key) in keys.enumerated() {
                try Task.checkCancellation()
                guard let asset = pipeline[key] else { continue }
                report(.started(key, position: position + 1, of: keys.count))
                let line = try await make(asset, in: summary.run) { [report] made, total in
                    report(.advanced(key, partitions: made, of: total, position: position + 1, total: keys.count))
                }
                summary.made.append(line)
                log.debug("\(key): \(line.rows.map { $0.counted("row") } ?? "no rows"), \(line.seconds.grouped(digits: 2)) s")
                for warning in line.warnings { log.notice("\(key): \(warning)") }
                report(.finished(line, position: position + 1, of: keys.count))
            }
            try workspace.endRun(summary.run, as: .succeeded)
        } catch {
            log.error("run \(summary.run) ends: \(Session.diagnostic(of: error).message)")
            let isCancelled = error is CancellationError || (error as? Diagnostic)?.code == .cancelled
            try workspace.endRun(summary.run, as: isCancelled ? .cancelled : .failed)
            throw isCancelled ? Diagnostic(.cancelled, "stopped; what was made before stays made") : error
        }
        summary.seconds = (clock.now - start).seconds
        log.info("run \(summary.run) done, \(summary.seconds.grouped(digits: 2)) s")
        return summary
    }

    /// Refuses to begin when something is missing that the run itself does not make.
    private func requireInputs(of keys: [AssetKey]) throws(Diagnostic) {
        let made = Set(keys)
        var missing: [AssetKey] = []
        for key in keys {
            for input in pipeline.graph.inputs(of: key) where !made.contains(input) && !missing.contains(input) {
                if try results.materialisations(of: input).isEmpty { missing.append(input) }
            }
        }
        if !missing.isEmpty { throw Results.neverMade(pipeline.graph.ordered(missing)) }
        for key in keys {
            for input in pipeline.graph.inputs(of: key) where !made.contains(input) { try requireSameEnvironment(input) }
        }
    }

    /// Results of one environment must not be written as those of another.
    private func requireSameEnvironment(_ input: AssetKey) throws(Diagnostic) {
        guard let run = try results.materialisations(of: input).first?.run else { return }
        let maker: String?
        do throws(StoreError) {
            maker = try results.workspace.run(run)?.environment
        } catch {
            throw error.diagnostic
        }
        guard let maker, maker != environment.name else { return }
        throw Diagnostic(
            .missingInputs, "\(input) was made in the environment \(maker), not in \(environment.name)", given: maker,
            expected: environment.name, next: "run \(Jobs.making(input)?.name ?? input.name)")
    }

    private func make<Made: Asset>(
        _ asset: Made, in run: RunID, advance: @escaping @Sendable (Int, Int) -> Void
    ) async throws -> AssetLine {
        let clock = ContinuousClock()
        let start = clock.now
        let began = Date()
        let work = Work(
            environment: environment, parameters: environment.parameters(for: asset.side), engine: results.engine,
            results: results, advance: advance)
        let made = try await asset.materialise(work)
        let seconds = (clock.now - start).seconds
        let records = try Records(asset, made, work, results).stored()
        let materialisations = records.map { record in
            record.materialisation(run: run, started: began, seconds: seconds / Double(max(1, records.count)))
        }
        try results.workspace.commit(materialisations, events: [])
        results.hold(materialisations, values: records.map(\.value))
        return AssetLine(
            key: asset.key, materialisations: materialisations, seconds: (clock.now - start).seconds,
            written: made.flatMap(\.notes.written))
    }
}

extension Duration {
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
