import Vocabulary

/// Who is told when an unattended run ends.
public struct AlertSettings: Described, Hashable {
    public var enabled = false
    public var command = ""
    public var when = When.failure

    public init() {}

    public enum When: String, Choice { case always, failure, success }

    public static let card = Card(name: "alerts", summary: "Who is told when an unattended run ends.")

    public static let parameters: [Parameter<Self>] = [
        .option("enabled", \.enabled, "Whether anybody is told."),
        .option("command", \.command, "A shell command; the run's report is its standard input."),
        .option("when", \.when, "The outcomes that are told."),
    ]
}
