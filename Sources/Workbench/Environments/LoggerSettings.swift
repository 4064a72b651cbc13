import Vocabulary

/// What a run tells of itself on standard error.
public struct LoggerSettings: Described, Hashable {
    public var level = Level.info
    public var file = ""

    public init() {}

    public enum Level: String, Choice { case trace, debug, info, notice, warning, error, critical }

    public static let card = Card(name: "logger", summary: "How much a run tells, and where.")

    public static let parameters: [Parameter<Self>] = [
        .option("level", \.level, "The least important message that is written."),
        .option("file", \.file, "A file that messages are appended to; none for standard error.", names: .file),
    ]
}
