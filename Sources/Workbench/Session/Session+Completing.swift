import Assets
import Charts
import Clustering
import Foundation
import Language
import Vocabulary

extension Session {
    /// The names that a possibility at the cursor stands for, whatever their beginning.
    public func names(for possibility: CompletionContext.Possibility) -> [String] {
        switch possibility {
        case .verb: Commands.all.names
        case .operand(let parameter), .optionValue(let parameter), .tail(let parameter):
            parameter.names.map(names) ?? []
        case .partition(let name):
            ((try? results.materialisations(of: AssetKey(name))) ?? []).compactMap(\.slice.partition)
        case .query: tableNames
        case .file, .name, .option, .queryOpener: []
        }
    }

    private func names(_ kind: NameKind) -> [String] {
        switch kind {
        case .algorithm: Algorithms.names
        case .asset: pipeline.graph.keys.map(\.name)
        case .chart: Recipes.all.names
        case .environment: Environment.names(in: configuration.configurations)
        case .file: []
        case .job: Jobs.all.map(\.name)
        case .metric: Metrics.catalogue.names
        case .name: tableNames
        case .preparation: Preparations.catalogue.names
        case .selection: Jobs.all.map(\.name) + pipeline.graph.keys.map(\.name)
        case .setting: JobParameters.signature.map(\.name)
        case .verb: Manual.topics(pipeline)
        }
    }

    /// One sentence about a verb, to be shown beside it.
    public static func summary(of name: String, for possibility: CompletionContext.Possibility) -> String {
        if case .verb = possibility { Commands.all[name]?.card.summary ?? "" } else { "" }
    }
}
