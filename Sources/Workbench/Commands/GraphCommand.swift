import Assets
import Vocabulary

/// What is made from what.
public struct GraphCommand: Command {
    var selection: Tail?

    public init() {}

    public static let card = Card(
        name: "graph", summary: "Shows which assets are made from which.",
        discussion: "In the order they are made; each with its inputs behind an arrow. Takes a selection as assets does.",
        examples: [Example("graph +internal_sales_by_category", shows: "← internal_normalized_sales_data")])

    public static let parameters: [Parameter<Self>] = [
        .operand("SELECTION", \.selection, "Which assets; all where it is left out.", names: .selection)
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        let graph = session.pipeline.graph
        let lines = try session.assets(selection?.text ?? "*").map { key in
            let inputs = graph.inputs(of: key)
            return inputs.isEmpty ? key.name : "\(key) ← \(inputs.map(\.name).joined(separator: ", "))"
        }
        return .text(lines.joined(separator: "\n"))
    }
}
