import Assets
import Engine
import Foundation
import Language
import Tables
import Vocabulary

extension Session {
    /// Every name rows can be asked for by, sorted.
    var tableNames: [String] {
        (Array(datasets.keys) + Array(named.keys) + pipeline.graph.keys.map(\.name) + (lastRows == nil ? [] : ["it"])).sorted()
    }

    /// What stands after FROM for rows asked for by name or by query.
    ///
    /// - Throws: `Diagnostic` for a name there is not, and for a result that was never made.
    func rows(of source: Source) throws(Diagnostic) -> String {
        switch source {
        case .query(let sql): "(\n\(try resolved(sql))\n)"
        case .named(let reference): try rows(of: reference)
        }
    }

    func rows(of reference: Reference) throws(Diagnostic) -> String {
        if let dataset = datasets[reference.name], reference.partition == nil {
            return try engine.source(ofFile: dataset.path, dataset.reading ?? TextReading())
        }
        if let result = named[reference.name], reference.partition == nil { return try rows(of: result) }
        if reference.name == "it", let lastRows { return lastRows }
        let suffix = "_set_aside"
        if reference.name.hasSuffix(suffix), pipeline[AssetKey(String(reference.name.dropLast(suffix.count)))] != nil {
            let key = AssetKey(String(reference.name.dropLast(suffix.count)))
            return try results.rows(of: AssetSlice(key, partition: reference.partition), part: "set_aside")
        }
        return try results.rows(of: AssetSlice(try asset(reference.name).key, partition: reference.partition))
    }

    /// The asset of that name.
    func asset(_ name: String) throws(Diagnostic) -> any Asset {
        if let asset = pipeline[AssetKey(name)] { return asset }
        if let other = named[name].map({ $0.kind.text }) ?? datasets[name].map({ _ in "a dataset" }) {
            throw Diagnostic(
                .wrongKind, "\(name) is \(other), not an asset of the pipeline", given: name, next: "show \(name)")
        }
        let near = name.nearest(in: tableNames)
        let isFile = name.contains("/") || (try? FileFormat(path: name)) != nil
        throw Diagnostic(
            .unknownName, "there is nothing called \(name)", given: name, expected: isFile ? "a name; files are given one first" : nil,
            nearest: near, next: isFile ? "load NAME \"\(name)\"" : near.first.map { "show \($0)" } ?? "list")
    }

    func job(_ name: String) throws(Diagnostic) -> Job {
        if let job = Jobs[name] { return job }
        let names = Jobs.all.map(\.name)
        let near = name.nearest(in: names)
        throw Diagnostic(
            .unknownJob, "there is no job \(name)", given: name, expected: names.joined(separator: ", "), nearest: near,
            next: near.first.map { "run \($0)" } ?? "jobs")
    }

    /// A query in which every name of the session means its rows.
    ///
    /// The engine learns each name the query mentions as a view; `NAME["PARTITION"]`, which SQL cannot read, becomes a view's name.
    func resolved(_ sql: String) throws(Diagnostic) -> String {
        var resolved = sql
        for mention in NameMentions(in: sql, names: Set(tableNames + tableNames.map { $0 + "_set_aside" })).found.reversed() {
            let reference = mention.reference
            let rows: String
            do throws(Diagnostic) {
                rows = try self.rows(of: reference)
            } catch {
                // The word may be a column's name; only if the engine does not know it either is this what is wrong.
                guard datasets[reference.name] == nil, named[reference.name] == nil, reference.partition == nil else { throw error }
                refused[reference.name] = error
                continue
            }
            refused[reference.name] = nil
            let name = reference.partition == nil ? reference.name : reference.text
            if exposed[name] != rows {
                try engine.execute("CREATE OR REPLACE VIEW \(engine.quote(name)) AS SELECT * FROM \(rows)")
                exposed[name] = rows
            }
            if reference.partition != nil { resolved.replaceSubrange(mention.range, with: engine.quote(name)) }
        }
        return resolved
    }

    /// Takes away what the engine knows under a name that no longer means it.
    func forgetRows(of name: String) {
        guard exposed.removeValue(forKey: name) != nil else { return }
        // The next query that mentions the name is told that it means nothing.
        try? engine.execute("DROP VIEW IF EXISTS \(engine.quote(name))")
    }

    /// What to say when a query failed because a name in it means nothing yet.
    func explained(_ diagnostic: Diagnostic) -> Diagnostic {
        // A query without its ; goes on through the commands below it.
        if diagnostic.message.contains(/Parser Error/), diagnostic.message.contains(/LINE (?:[2-9]|\d\d)/) {
            var told = diagnostic
            told.expected = told.expected ?? "a ; where the query ends, before the next command"
            return told
        }
        guard let name = diagnostic.message.firstMatch(of: /Table with name (\S+) does not exist/)?.output.1 else {
            return diagnostic
        }
        if let reason = refused[String(name)] { return reason }
        let near = String(name).nearest(in: tableNames)
        return Diagnostic(
            .unknownName, "there is no table \(name)", given: String(name), nearest: near,
            next: near.first.map { "describe \($0)" } ?? "list")
    }
}
