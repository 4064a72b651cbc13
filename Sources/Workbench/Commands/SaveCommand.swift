import Vocabulary

/// Writes the session down.
public struct SaveCommand: Command {
    var what = What.session
    var path = ""

    public init() {}

    public static let isKept = false

    public enum What: String, Choice { case session }

    public static let card = Card(
        name: "save", summary: "Writes the session as a script that can be run again.",
        discussion: "All that was done, in order and in full words; what failed is left out.",
        examples: [Example("load points \"points.csv\"\nsave session \"x.clu\"", shows: "x.clu")])

    public static let parameters: [Parameter<Self>] = [
        .operand("WHAT", \.what, "The word session."),
        .operand("FILE", \.path, "The script to write, ending in .clu.", names: .file),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        try session.save(to: path)
    }
}
