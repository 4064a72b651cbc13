import Tables
import Vocabulary

/// Explains a word.
public struct HelpCommand: Command {
    var topic: String?

    public init() {}

    public static let isKept = false

    public static let card = Card(
        name: "help", summary: "Explains a verb, an asset, a job, a chart or a parameter.",
        examples: [Example("help show", shows: "show WHAT")])

    public static let parameters: [Parameter<Self>] = [
        .operand("TOPIC", \.topic, "What to explain; the verbs where it is left out.", names: .verb)
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        guard let topic else { return try Manual.overview() }
        return try Manual.page(on: topic, pipeline: session.pipeline)
    }
}
