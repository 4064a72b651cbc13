import Vocabulary

/// What a person is in the middle of typing, and what could stand there.
public struct CompletionContext: Sendable {
    /// Something that may stand at the cursor.
    public enum Possibility: Sendable {
        case verb
        /// A word that opens a query.
        case queryOpener
        /// A word for an operand.
        case operand(ParameterDescription)
        /// The name of a setting, to be followed by `=`.
        case option(ParameterDescription)
        case optionValue(ParameterDescription)
        /// A word of the rest of the statement.
        case tail(ParameterDescription)
        /// A new name, after `as`.
        case name
        /// A file to write, after `>`.
        case file
        /// A partition of the thing named, inside `["…"]`.
        case partition(of: String)
        /// A word of a query.
        case query
    }

    /// The verb being completed, where it is known.
    public let verb: String?
    public let possibilities: [Possibility]
    /// What was typed of the word, without its opening quote.
    public let prefix: String
    /// The characters a candidate replaces, counted from the start of the text; it ends at the cursor.
    public let range: Range<Int>
    /// The quote that is open before the prefix, which a candidate has to close.
    public let quote: Character?
    /// What the statement already gives, for candidates that depend on it.
    public let statement: Statement?
    /// The sentence, past the cursor as well.
    public let sentence: String
}

extension Parser {
    /// What could stand at the cursor of a text that is being typed.
    ///
    /// - Parameter cursor: the number of characters before the cursor.
    public func completionContext(for text: String, cursor: Int) -> CompletionContext {
        let source = SourceText(String(text.prefix(cursor)))
        var sentences = SentenceReader(source, grammar: grammar, style: style)
        try? sentences.readAll()
        let sentence = Self.sentence(from: sentences.sentenceStart, in: SourceText(text))
        var reader = CompletionReader(source, grammar: grammar, style: style, start: sentences.sentenceStart, sentence: sentence)
        return reader.read()
    }

    /// The sentence that begins at `start`, to its end where it has one already.
    private static func sentence(from start: Int, in source: SourceText) -> String {
        var scanner = Scanner(source, at: start)
        try? scanner.skipBlanks(acrossLines: true)
        // What cannot be read ends it as well: a person is still writing it.
        _ = try? scanner.readRaw(until: Grammar.opensQuery(scanner.peekBareWord()) ? .query : .statement, isSQL: true)
        return source[min(start, scanner.position)..<scanner.position]
    }
}
