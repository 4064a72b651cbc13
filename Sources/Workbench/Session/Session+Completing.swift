import Assets
import Charts
import Clustering
import Foundation
import Language
import Vocabulary

/// A word that could stand at the cursor.
public struct Candidate: Sendable, Hashable {
    /// What takes the place of the characters in `range`, closing quote included.
    public let text: String
    /// Counted in characters from the start of what was typed; it ends at the cursor.
    public let range: Range<Int>
}

extension Session {
    /// What could stand at the cursor, sorted.
    public func candidates(for text: String, cursor: Int) -> [Candidate] {
        let context = Parser(grammar: Self.grammar, style: .prompt).completionContext(for: text, cursor: cursor)
        let known = Set(context.possibilities.flatMap { words(for: $0, prefix: context.prefix) })
        return known.filter { $0.hasPrefix(context.prefix) }.sorted().map { word in
            Candidate(text: context.quote.map { word + String($0) } ?? word, range: context.range)
        }
    }

    private func words(for possibility: CompletionContext.Possibility, prefix: String) -> [String] {
        switch possibility {
        case .verb: Commands.all.names
        case .queryOpener: Grammar.queryOpeners
        case .operand(let parameter), .optionValue(let parameter), .tail(let parameter):
            parameter.kind.choices + (parameter.names.map { names($0, prefix: prefix) } ?? [])
        case .option(let parameter): [parameter.name + "="]
        case .name: []
        case .file: files(prefix: prefix)
        case .partition(let name):
            ((try? results.materialisations(of: AssetKey(name))) ?? []).compactMap(\.slice.partition)
        case .query: tableNames
        }
    }

    private func names(_ kind: NameKind, prefix: String) -> [String] {
        switch kind {
        case .algorithm: Algorithms.catalogue.names
        case .asset: pipeline.graph.keys.map(\.name)
        case .chart: Recipes.all.names
        case .environment: Environment.names(in: configuration.configurations)
        case .file: files(prefix: prefix)
        case .job: Jobs.all.map(\.name)
        case .metric: Metrics.catalogue.names
        case .name: tableNames
        case .preparation: Preparations.catalogue.names
        case .selection: Jobs.all.map(\.name) + pipeline.graph.keys.map(\.name)
        case .setting: JobParameters.signature.map(\.name)
        case .verb: Manual.topics(pipeline)
        }
    }

    /// Files beginning with what was typed; folders end in a slash.
    private func files(prefix: String) -> [String] {
        let folder = prefix.contains("/") ? String(prefix[...(prefix.lastIndex(of: "/") ?? prefix.startIndex)]) : ""
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
        return names.filter { !$0.hasPrefix(".") }.map { name in
            let path = folder + name
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            return isFolder.boolValue ? path + "/" : path
        }
    }
}
