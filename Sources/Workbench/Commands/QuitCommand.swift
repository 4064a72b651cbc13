import Vocabulary

/// Ends the session.
public struct QuitCommand: Command {
    public init() {}

    public static let isKept = false

    public static let card = Card(
        name: "quit", synonyms: ["exit"], summary: "Leaves; everything done is kept.", examples: [Example("quit", shows: "")])

    public func run(in session: isolated Session) async throws -> Reply {
        var reply = Reply()
        reply.ends = true
        return reply
    }
}
