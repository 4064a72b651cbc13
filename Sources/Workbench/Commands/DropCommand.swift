import Vocabulary

/// Takes a name away.
public struct DropCommand: Command {
    var name = ""

    public init() {}

    public static let card = Card(
        name: "drop", summary: "Takes the name of a dataset away; its file stays.",
        examples: [Example("load points \"points.csv\"\ndrop points", shows: "points is no longer loaded")])

    public static let parameters: [Parameter<Self>] = [
        .operand("NAME", \.name, "The dataset.", names: .name)
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        guard session.datasets.removeValue(forKey: name) != nil else {
            let near = name.nearest(in: session.datasets.keys)
            let isAsset = session.pipeline.graph.keys.contains { $0.name == name }
            throw Diagnostic(
                .unknownName, isAsset ? "\(name) is a result, and results are kept" : "there is no dataset \(name)", given: name,
                nearest: near, next: near.first.map { "drop \($0)" } ?? "list")
        }
        session.forgetRows(of: name)
        return .text("\(name) is no longer loaded")
    }
}
