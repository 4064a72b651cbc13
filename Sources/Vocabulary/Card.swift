/// What a person reads about anything that can be named: a command, an algorithm, a metric, an asset, a chart.
///
/// Help, completion, the reference page and error messages all read the same card.
public struct Card: Sendable {
    /// The word that names the thing in the language, lower case.
    public let name: String
    /// Other words that mean the same where the name is typed.
    public let synonyms: [String]
    /// One sentence of at most 72 characters, ending in a full stop.
    public let summary: String
    /// What the summary leaves out: when to use it, which properties hold and which do not.
    public let discussion: String
    /// Commands to try; every one of them is run by a test.
    public let examples: [Example]
    /// Papers or manuals that define the thing.
    public let references: [String]

    public init(
        name: String, synonyms: [String] = [], summary: String, discussion: String = "", examples: [Example] = [],
        references: [String] = []
    ) {
        self.name = name
        self.synonyms = synonyms
        self.summary = summary
        self.discussion = discussion
        self.examples = examples
        self.references = references
    }
}

/// A command as a person would type it, and a line that must appear in what it prints.
public struct Example: Sendable {
    public let input: String
    public let shows: String

    /// - Parameters:
    ///   - input: one or more statements, separated by newlines or `;`.
    ///   - shows: a fragment of the reply to the last statement.
    public init(_ input: String, shows: String) {
        self.input = input
        self.shows = shows
    }
}
