import Store
import Vocabulary

/// Takes up a saved session.
public struct OpenCommand: Command {
    var what = SaveCommand.What.session
    var path = ""

    public init() {}

    public static let isKept = false

    public static let card = Card(
        name: "open", summary: "Begins the session anew from a saved script.",
        discussion: """
            What is loaded and set is put away first, then the script runs. Results in the workspace stay. When the script \
            fails, the session is as it was before.
            """,
        examples: [Example("open session \"hello.clu\"", shows: "42")])

    public static let parameters: [Parameter<Self>] = [
        .operand("WHAT", \.what, "The word session."),
        .operand("FILE", \.path, "The script, ending in .clu.", names: .file),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        try session.requireScript(path)
        let before = session.state
        let earlier = try session.doneCells().map(\.id)
        session.restore(Session.State(datasets: [:], named: [:], overrides: [], environment: session.configuration.environment, stepping: nil))
        try session.remember(session.changes(since: before))
        do {
            let reply = try await session.replay(path)
            try session.undo(earlier)
            return reply
        } catch {
            let reached = session.state
            session.restore(before)
            try session.remember(session.changes(since: reached))
            try session.undo(session.doneCells().map(\.id).filter { !earlier.contains($0) })
            throw error
        }
    }
}
