import Assets
import Charts
import Clustering
import Foundation
import Language
import Vocabulary

extension Session {
    /// The names that a possibility at the cursor stands for, whatever their beginning.
    public func names(for possibility: CompletionContext.Possibility, in context: CompletionContext) -> [String] {
        switch possibility {
        case .verb: Commands.words
        case .operand(let parameter), .optionValue(let parameter): parameter.names.map { names($0, in: context) } ?? []
        case .tail(let parameter):
            parameter.names == .column ? columnNames(in: context).map(inSQL) : parameter.names.map { names($0, in: context) } ?? []
        case .partition(let name):
            ((try? results.materialisations(of: AssetKey(name))) ?? []).compactMap(\.slice.partition)
        case .query: queryWords(context.sentence)
        case .file, .name, .option, .queryOpener: []
        }
    }

    private func names(_ kind: NameKind, in context: CompletionContext) -> [String] {
        switch kind {
        case .algorithm: Algorithms.names
        case .asset: pipeline.graph.keys.map(\.name)
        case .chart: Recipes.all.names
        case .column: columnNames(in: context)
        case .environment: Environment.names(in: configuration.configurations)
        case .file, .new: []
        case .job: Jobs.all.map(\.name)
        case .metric: Metrics.catalogue.names
        case .name: tableNames
        case .preparation: Preparations.catalogue.names
        case .query: queryWords(context.sentence)
        case .selection: Jobs.all.map(\.name) + pipeline.graph.keys.map(\.name)
        case .setting: JobParameters.signature.map(\.name)
        case .verb: Manual.topics(pipeline)
        }
    }

    /// The columns of the rows that a statement names, of the last operand that is known to have some.
    private func columnNames(in context: CompletionContext) -> [String] {
        guard let statement = context.statement, let verb = Commands.all[statement.verb] else { return [] }
        let given = zip(verb.signature.filter { $0.role == .operand }, statement.operands)
        return given.reversed().lazy.filter { $0.0.names == .name }.compactMap { Source(value: $0.1.value) }
            .compactMap(columnNames).first ?? []
    }

    private func columnNames(of source: Source) -> [String]? {
        guard let rows = try? rows(of: source), let columns = try? engine.columns(of: rows) else { return nil }
        return columns.map(\.name)
    }

    /// Tables, and the columns of those that a query mentions.
    private func queryWords(_ query: String) -> [String] {
        let tables = tableNames
        let mentioned = NameMentions(in: query, names: Set(tables)).found.map(\.reference)
        return tables + Set(mentioned).compactMap { columnNames(of: .named($0)) }.joined().map(inSQL)
    }

    /// A column as a query names it.
    private func inSQL(_ column: String) -> String {
        column.wholeMatch(of: /[A-Za-z_][A-Za-z_0-9]*/) == nil ? engine.quote(column) : column
    }

    /// One sentence about a verb, to be shown beside it.
    public static func summary(of name: String, for possibility: CompletionContext.Possibility) -> String {
        if case .verb = possibility { Commands.called(name)?.card.summary ?? "" } else { "" }
    }
}
