import Assets
import Foundation
import Store
import Tables
import Vocabulary

extension Session {
    /// The assets a selection means, in the order they are made.
    ///
    /// - Throws: `Diagnostic` with the place in the selection.
    func assets(_ selection: String) throws(Diagnostic) -> [AssetKey] {
        do {
            let parsed = try AssetSelection(selection)
            guard !parsed.asksForStaleness else {
                throw Diagnostic(.unknownAsset, "no asset is called stale", given: "stale", next: "assets")
            }
            return try parsed.assets(in: pipeline.graph, jobs: Jobs.all)
        } catch {
            throw Self.diagnostic(of: error)
        }
    }

    /// Makes `keys` and tells what was made.
    func run(_ keys: [AssetKey], job: String, selection: String) async throws -> Reply {
        let summary = try await runner(reporting: audience.follow).run(keys, job: job, selection: selection)
        return Self.report(on: summary)
    }

    private func runner(reporting report: @escaping @Sendable (Progress) -> Void) throws(Diagnostic) -> Runner {
        Runner(pipeline: pipeline, results: results, environment: try environment(), report: report)
    }

    private static func report(on summary: Runner.Summary) -> Reply {
        var reply = Reply()
        for warning in summary.made.flatMap(\.warnings) { reply.append(.warning(warning)) }
        let setAside = summary.made.filter { $0.setAside > 0 }
        if !setAside.isEmpty {
            reply.append(.text("set aside: " + setAside.map { "\($0.setAside.grouped) by \($0.key)" }.joined(separator: ", ") + "; see ledger"))
        }
        for line in summary.made { reply.parts += written(line) }
        let partitions = summary.made.map(\.partitionCount).max() ?? 0
        let over = partitions > 0 ? " in \(partitions.counted("partition"))" : ""
        reply.append(.text("\(summary.made.count.counted("asset")) made\(over), \(summary.seconds.grouped(digits: 2)) s"))
        return reply
    }

    /// Many files of one asset are told as their folder.
    private static func written(_ line: AssetLine) -> [Reply.Part] {
        guard line.written.count > 4 else { return line.written.map { .wrote(path: $0, what: line.key.name) } }
        let folders = Set(line.written.map { path in path.split(separator: "/").dropLast(line.key.name.hasSuffix("visualizations") ? 2 : 1).joined(separator: "/") })
        let root = line.written[0].hasPrefix("/") ? "/" : ""
        return folders.sorted().map { .wrote(path: "\(root)\($0)/", what: "\(line.key.name), \(line.written.count.counted("file"))") }
    }

    /// The job being gone through.
    func openJob() throws(Diagnostic) -> Stepping {
        guard let stepping, stepping.next != nil else {
            throw Diagnostic(
                .nothingOpen, "no job is open", expected: "step JOB first", next: "step internal_preprocessing_job")
        }
        return stepping
    }

    /// Makes the next assets of the open job and shows each.
    func step(_ count: Int) async throws -> Reply {
        var reply = Reply()
        var stepping = try openJob()
        // Each asset is shown at length, so it needs no line of its own.
        let runner = try runner(reporting: { _ in })
        for _ in 0..<count {
            guard let key = stepping.next else { break }
            let summary = try await runner.run([key], job: stepping.job, selection: "")
            stepping.position += 1
            for line in summary.made {
                reply.parts += try view(of: line, position: stepping.position, of: stepping.assets.count)
            }
        }
        if let next = stepping.next {
            reply.append(.text("next: \(next) (step), or all that is left (continue)"))
            self.stepping = stepping
        } else {
            reply.append(.text("\(stepping.job) is done"))
            self.stepping = nil
        }
        return reply
    }

    func step(to name: String) async throws -> Reply {
        let stepping = try openJob()
        guard let position = stepping.assets.firstIndex(of: AssetKey(name)) else {
            let names = stepping.assets.map(\.name)
            throw Diagnostic(
                .unknownAsset, "\(stepping.job) has no asset \(name)", given: name, nearest: name.nearest(in: names),
                next: stepping.next.map { "step to \($0)" })
        }
        guard position >= stepping.position else {
            throw Diagnostic(.unknownAsset, "\(name) has been made", given: name, next: "show \(name)")
        }
        return try await step(position + 1 - stepping.position)
    }

    /// What a person wants to see of an asset that was just made: figures, some rows, the ledger.
    private func view(of line: AssetLine, position: Int, of total: Int) throws -> [Reply.Part] {
        guard let specification = pipeline.graph[line.key], let first = line.materialisations.first else { return [] }
        var parts: [Reply.Part] = [.heading("\(position) of \(total)  \(line.key)"), .text(specification.summary)]
        var facts: [String] = []
        if line.partitionCount > 0 { facts.append(line.partitionCount.counted("partition")) }
        if let rows = line.rows { facts.append(rows.counted("row")) }
        if let columns = first.columns, line.partitionCount == 0 { facts.append(columns.counted("column")) }
        facts.append("\(line.seconds.grouped(digits: 2)) s")
        parts.append(.text(facts.joined(separator: ", ")))
        let largest = line.materialisations.max { ($0.rows ?? 0) < ($1.rows ?? 0) } ?? first
        if let partition = largest.slice.partition { parts.append(.text("the largest, \(partition):")) }
        if !largest.figures.isEmpty { parts.append(.figures(largest.figures)) }
        parts += try preview(of: largest.slice)
        parts.append(.ledger(try line.balance, Self.digest(line.materialisations.flatMap(\.ledger))))
        parts += line.warnings.map { .warning($0) }
        return parts + Self.written(line)
    }

    /// The first rows of a slice, or its files where it has no rows.
    private func preview(of slice: AssetSlice) throws(Diagnostic) -> [Reply.Part] {
        if let files = try document(slice.reference) { return files.parts }
        let rows = try results.rows(of: slice)
        let shown = try engine.query("SELECT * FROM \(rows) LIMIT \(Look.previewRows)")
        let total = try results.materialisation(of: slice).rows
        return [.table(shown, total: total)]
    }

    /// Entries that say the same of many columns or stores, as one.
    static func digest(_ entries: [LedgerEntry], most: Int = 8) -> [LedgerEntry] {
        guard entries.count > most else { return entries }
        var order: [LedgerEntry.Action] = []
        var groups: [LedgerEntry.Action: [LedgerEntry]] = [:]
        for entry in entries {
            if groups[entry.action] == nil { order.append(entry.action) }
            groups[entry.action, default: []].append(entry)
        }
        return order.flatMap { action -> [LedgerEntry] in
            let group = groups[action] ?? []
            guard group.count > 2 else { return group }
            let counts = group.compactMap(\.count)
            let subject = "\(group[0].subject) and \((group.count - 1).grouped) more"
            return [LedgerEntry(action, subject, count: counts.isEmpty ? nil : counts.reduce(0, +), because: Set(group.map(\.reason)).count == 1 ? group[0].reason : "see ledger")]
        }
    }
}
