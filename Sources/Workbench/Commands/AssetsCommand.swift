import Assets
import Tables
import Vocabulary

/// The assets there are.
public struct AssetsCommand: Command {
    var selection: Tail?

    public init() {}

    public static let card = Card(
        name: "assets", summary: "Lists assets, what they are and whether they are made.",
        discussion: """
            A selection names some of them: internal_* (by pattern), +x (and what it is made from), x+ (and what is made from \
            it), group:merging, kind:model, and, or, not, parentheses.
            """,
        examples: [Example("assets group:merging", shows: "cluster_reassignment")])

    public static let parameters: [Parameter<Self>] = [
        .operand("SELECTION", \.selection, "Which assets; all where it is left out.", names: .selection)
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        let keys = try session.assets(selection?.text ?? "*")
        var columns: [[String]] = [[], [], [], [], []]
        for key in keys {
            guard let specification = session.pipeline.graph[key] else { continue }
            let made = try session.results.materialisations(of: key)
            let partitions = made.count { $0.slice.partition != nil }
            let row = [
                key.name, specification.group.name, specification.kind.name,
                made.isEmpty ? "no" : partitions > 0 ? partitions.counted("partition") : "yes", specification.summary,
            ]
            for (position, cell) in row.enumerated() { columns[position].append(cell) }
        }
        let names = ["asset", "group", "kind", "made", "what it is"]
        return .table(try Table(zip(names, columns).map { Column($0, $1) }))
    }
}
