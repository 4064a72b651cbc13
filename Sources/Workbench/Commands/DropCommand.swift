import Vocabulary

/// Takes a name away.
public struct DropCommand: Command {
    var name = ""

    public init() {}

    public static let card = Card(
        name: "drop", summary: "Takes the name of a dataset or a result away.",
        discussion: "A dataset's file stays where it is. A result of the pipeline has its name for good.",
        examples: [Example("load points \"points.csv\"\ndrop points", shows: "points is no longer loaded")])

    public static let parameters: [Parameter<Self>] = [
        .operand("NAME", \.name, "The dataset or result.", names: .name)
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        let (dataset, result) = (session.datasets.removeValue(forKey: name), session.named.removeValue(forKey: name))
        guard dataset != nil || result != nil else {
            let near = name.nearest(in: Array(session.datasets.keys) + Array(session.named.keys))
            let isAsset = session.pipeline.graph.keys.contains { $0.name == name }
            throw Diagnostic(
                .unknownName, isAsset ? "\(name) is a result, and results are kept" : "there is no dataset or result \(name)", given: name,
                nearest: near, next: near.first.map { "drop \($0)" } ?? "list")
        }
        session.forgetRows(of: name)
        return .text(dataset == nil ? "\(name) no longer stands for a result" : "\(name) is no longer loaded")
    }
}
