import Assets
import Clustering
import Foundation
import Language
import Store
import Tables
import Vocabulary

extension Session {
    /// Refuses a name that means something else already. A result takes the place of one of its own kind, and nothing else.
    ///
    /// - Parameter kind: `nil` for a dataset.
    func requireFree(_ name: String, for kind: NamedResult.Kind?) throws(Diagnostic) {
        let assets = pipeline.graph.keys.map(\.name)
        let taken = assets + assets.map { $0 + "_set_aside" } + Commands.words + Grammar.queryOpeners + ["it"]
        guard !taken.contains(name) else {
            throw Diagnostic(.nameTaken, "\(name) already means something", given: name, expected: "another name", next: "help \(name)")
        }
        guard name.wholeMatch(of: /[A-Za-z_][A-Za-z_0-9]*/) != nil else {
            throw Diagnostic(.wrongKind, "a name is letters, digits and _, and begins with no digit", given: name)
        }
        let other = named[name].flatMap { $0.kind == kind ? nil : $0.kind.text } ?? (kind == nil ? nil : datasets[name].map { _ in "a dataset" })
        if let other {
            throw Diagnostic(
                .nameTaken, "\(name) is \(other) already, which would be hidden", given: name, expected: "another name",
                next: "drop \(name)")
        }
    }

    /// What a result is made of, beside its value.
    struct Making {
        /// The command, written out with every setting.
        let command: String
        /// Every setting, by name.
        var settings: [String: String] = [:]
        var inputs: [Materialisation.Input] = []
        /// What was read that is no result: its content, by name.
        var sources: [String: String] = [:]
        var notes = Notes()
        var started = Date()
    }

    /// Keeps a value under a name; on return it is on the disk, and the name stands for it.
    func keep(_ value: some AssetValue, as name: String, _ kind: NamedResult.Kind, _ making: Making) throws {
        try requireFree(name, for: kind)
        let slice = AssetSlice(AssetKey("named.\(name)"))
        let others = [("verb", String(making.command.prefix { $0 != " " }))] + making.sources.map { ("source \($0.key)", $0.value) }
        let recipe = VersionRecipe(
            slice, codeVersion: "3",
            parameters: making.settings.merging(others) { $1 },
            inputs: Dictionary(making.inputs.map { ($0.slice, $0.contentHash) }) { $1 })
        let artifacts = try value.parts.map { part -> Artifact in
            let file = try part.encoded()
            guard case .bytes(let bytes) = file.content else {
                preconditionFailure("a named result is kept as what it holds, not as a query")
            }
            return .bytes(bytes, named: file.name)
        }
        let files = try workspace.store(artifacts, of: slice, version: recipe.version)
        let materialisation = Materialisation(
            slice, version: recipe.version, contentHash: ContentHash(of: files), codeVersion: recipe.codeVersion,
            parameters: recipe.parameters, inputs: making.inputs, files: files, rows: value.extent.rows,
            columns: value.extent.columns, balance: making.notes.balance, figures: making.notes.figures,
            ledger: making.notes.ledger, warnings: making.notes.warnings, started: making.started,
            seconds: Date().timeIntervalSince(making.started))
        try workspace.commit([materialisation])
        forgetRows(of: name)
        named[name] = NamedResult(name: name, kind: kind, version: recipe.version, command: making.command)
        results.hold(value, of: materialisation)
    }

    /// The record of a named result.
    func materialisation(of result: NamedResult) throws(Diagnostic) -> Materialisation {
        do throws(StoreError) {
            if let found = try workspace.materialisation(of: result.slice, version: result.version) { return found }
        } catch {
            throw error.diagnostic
        }
        throw Diagnostic(
            .damagedStore, "\(result.name) is no longer in the workspace", given: result.name, next: result.command)
    }

    func value<Value: AssetValue>(of result: NamedResult, as type: Value.Type) throws(Diagnostic) -> Value {
        try results.value(of: try materialisation(of: result), as: type)
    }

    /// The clusters of that name.
    func clusters(_ name: String) throws(Diagnostic) -> (result: NamedResult, value: ClusteredRows) {
        guard let result = named[name], result.kind == .clusters else {
            let known = named.values.filter { $0.kind == .clusters }.map(\.name).sorted()
            let near = name.nearest(in: known)
            throw Diagnostic(
                .unknownName, named[name].map { "\(name) is \($0.kind.text), not clusters" } ?? "there are no clusters called \(name)",
                given: name, expected: known.isEmpty ? "cluster METHOD DATA as NAME first" : known.joined(separator: ", "),
                nearest: near, next: "models")
        }
        return (result, try value(of: result, as: ClusteredRows.self))
    }

    /// The clusters of that name, where any were found.
    func foundClusters(_ name: String) throws(Diagnostic) -> (result: NamedResult, value: ClusteredRows) {
        let (result, value) = try clusters(name)
        let model = value.model.model
        guard model.clusterCount == 0 else { return (result, value) }
        let advice = Algorithms.catalogue[model.algorithm]?.noiseAdvice
        throw Diagnostic(
            .undefinedResult, "no row of \(name) is in a cluster: all are noise",
            given: "\(value.labels.count.counted("row")), divided by: \(result.command)",
            expected: advice.map { "clusters made with \($0)" } ?? "clusters made by another method")
    }

    /// What stands after FROM for the rows of a named result.
    func rows(of result: NamedResult) throws(Diagnostic) -> String {
        let made = try materialisation(of: result)
        guard let file = made.file(named: "table.parquet") else {
            throw Diagnostic(.undefinedResult, "\(result.name) holds no rows", given: result.name)
        }
        do throws(StoreError) {
            return "read_parquet(\(engine.literal(try workspace.path(of: file, in: made.slice))))"
        } catch {
            throw error.diagnostic
        }
    }
}
