import Foundation
import Language
import Vocabulary

/// Replays a script.
public struct DoCommand: Command {
    var path = ""

    public init() {}

    public static let isKept = false

    public static let card = Card(
        name: "do", summary: "Runs the commands of a script.",
        discussion: "The commands become part of the session. The first that fails ends the script; those before it stay done.",
        examples: [Example("do \"hello.clu\"", shows: "42")])

    public static let parameters: [Parameter<Self>] = [
        .operand("FILE", \.path, "The script, ending in .clu.", names: .file)
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        try await session.replay(path)
    }
}
