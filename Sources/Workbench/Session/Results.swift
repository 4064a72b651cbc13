import Assets
import Store
import Synchronization
import Tables
import Vocabulary

/// What has been made, by slice: the latest materialisation, its value in memory, and its rows as SQL.
final class Results: Sendable {
    private struct Held {
        var materialisations: [AssetKey: [Materialisation]] = [:]
        /// Values by what they hold, so that a result made again with the same content is still at hand.
        var values: [ValueKey: any AssetValue] = [:]
        var checkedSources: Set<SourceFile> = []
    }

    private struct ValueKey: Hashable {
        let slice: AssetSlice
        let content: ContentHash
    }

    let workspace: Workspace
    let engine: SessionEngine
    private let held = Mutex(Held())

    init(_ workspace: Workspace, _ engine: SessionEngine) {
        self.workspace = workspace
        self.engine = engine
    }

    /// Forgets what other processes may have changed; called before each command.
    func refresh() {
        held.withLock {
            $0.materialisations = [:]
            $0.checkedSources = []
        }
    }

    /// The materialisations that stand: of every partition made when the asset was made last, sorted; empty where it never was.
    ///
    /// A run makes all partitions of an asset, so one that it did not make is no longer there: its category has gone, or belongs
    /// to another environment.
    func materialisations(of key: AssetKey) throws(Diagnostic) -> [Materialisation] {
        if let found = held.withLock({ $0.materialisations[key] }) { return found }
        do throws(StoreError) {
            let found = try workspace.latestRun(of: key)
            held.withLock { $0.materialisations[key] = found }
            return found
        } catch {
            throw error.diagnostic
        }
    }

    /// The latest materialisation of one slice.
    ///
    /// - Throws: `Diagnostic` when it was never made, with the partitions there are where only that one is missing.
    func materialisation(of slice: AssetSlice) throws(Diagnostic) -> Materialisation {
        let all = try materialisations(of: slice.asset)
        if let found = all.first(where: { $0.slice == slice }) { return found }
        guard !all.isEmpty else { throw Self.neverMade([slice.asset]) }
        let partitions = all.compactMap(\.slice.partition)
        guard let wanted = slice.partition else {
            throw Diagnostic(
                .unknownPartition, "\(slice.asset) has a result for each category; say which", given: slice.asset.name,
                expected: partitions.joined(separator: ", "), next: partitions.first.map { "show \(AssetSlice(slice.asset, partition: $0).text)" })
        }
        throw Diagnostic(
            .unknownPartition, "\(slice.asset) has no partition \(wanted)", given: wanted,
            expected: partitions.isEmpty ? "the name alone" : partitions.joined(separator: ", "),
            nearest: wanted.nearest(in: partitions))
    }

    func partitions(of key: AssetKey) throws(Diagnostic) -> [String?] {
        let all = try materialisations(of: key)
        guard !all.isEmpty else { throw Self.neverMade([key]) }
        return all.map(\.slice.partition)
    }

    /// The value of a slice, from memory or from its files.
    func value<Value: AssetValue>(of slice: AssetSlice, as type: Value.Type) throws(Diagnostic) -> Value {
        try value(of: try materialisation(of: slice), as: type)
    }

    /// The value of a materialisation, from memory or from its files.
    func value<Value: AssetValue>(of materialisation: Materialisation, as type: Value.Type) throws(Diagnostic) -> Value {
        let slice = materialisation.slice
        let key = ValueKey(slice: slice, content: materialisation.contentHash)
        if let value = held.withLock({ $0.values[key] }) as? Value { return value }
        do {
            let value = try Value(parts: try parts(of: materialisation))
            held.withLock { $0.values[key] = value }
            return value
        } catch let error as any Diagnosable {
            throw error.diagnostic
        } catch {
            throw Diagnostic(
                .damagedStore, "\(slice.text) cannot be read back: \(error)", given: slice.text, next: "run \(slice.asset)")
        }
    }

    /// The files of a materialisation, found whole.
    func parts(of materialisation: Materialisation) throws -> ValueParts {
        var paths: [String: String] = [:]
        for file in materialisation.files {
            paths[file.name] = try workspace.path(of: file, in: materialisation.slice)
        }
        return ValueParts(paths: paths) { [engine] path in try engine.read(parquet: path) }
    }

    /// Keeps what a run has just made at hand; `materialisations` are all partitions of one asset.
    func hold(_ materialisations: [Materialisation], values: [any AssetValue]) {
        guard let key = materialisations.first?.slice.asset else { return }
        held.withLock { held in
            held.materialisations[key] = materialisations.sorted { $0.slice < $1.slice }
            for (materialisation, value) in zip(materialisations, values) {
                held.values[ValueKey(slice: materialisation.slice, content: materialisation.contentHash)] = value
            }
        }
    }

    /// Keeps one value at hand.
    func hold(_ value: any AssetValue, of materialisation: Materialisation) {
        held.withLock { $0.values[ValueKey(slice: materialisation.slice, content: materialisation.contentHash)] = value }
    }

    /// Whether the files a view reads have been found unchanged since the last `refresh`.
    func requireUnchanged(_ files: [SourceFile]) throws(Diagnostic) {
        for file in files where !held.withLock({ $0.checkedSources.contains(file) }) {
            try file.requireUnchanged()
            held.withLock { _ = $0.checkedSources.insert(file) }
        }
    }

    static func neverMade(_ keys: [AssetKey]) -> Diagnostic {
        let names = keys.map(\.name).joined(separator: ", ")
        let isOne = keys.count == 1
        return Diagnostic(
            .missingInputs, "\(names) \(isOne ? "has" : "have") not been made", given: names,
            next: keys.first.map { "run \(Jobs.making($0)?.name ?? $0.name)" })
    }
}
