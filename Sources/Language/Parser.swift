import Vocabulary

/// Turns text into sentences.
///
///     text      = [ "clustering 1" ] { sentence ( ";" | line end ) }
///     sentence  = query | verb { operand | name "=" value } [ "as" name ] [ tail ] [ ">" file ]
///     value     = item { "," item } | "[" [ item { "," item } ] "]"
///     item      = word | quoted | name "[" partition "]" | "(" query ")"
///
/// Parsing is directed by what a verb takes: a parameter that wants the rest of the statement gets it as it stands, and where text
/// is wanted a word that looks like a number stays text.
public struct Parser: Sendable {
    /// Who wrote the text.
    public enum Style: Sendable {
        /// A person at the prompt: the beginning of one verb only stands for it.
        case prompt
        /// A script: verbs are written out, and the first line may say its version.
        case script
    }

    /// What the first line of a script says after `clustering`.
    public static let scriptVersion = "1"

    public let grammar: Grammar
    public let style: Style

    public init(grammar: Grammar, style: Style) {
        self.grammar = grammar
        self.style = style
    }

    /// Reads every sentence of a text.
    ///
    /// - Parameter file: where the text comes from; `nil` for the prompt.
    /// - Throws: the first thing that is wrong, E101 to E105, E203 or E308, with its place.
    /// - Complexity: O(n + w·l) for n characters, w words and l characters in the longest line, which every place carries.
    public func parse(_ source: String, file: String? = nil) throws(Diagnostic) -> [Sentence] {
        let source = SourceText(source, file: file)
        var reader = SentenceReader(source, grammar: grammar, style: style)
        do {
            try reader.readAll()
        } catch {
            throw error.diagnostic(in: source)
        }
        return reader.sentences
    }

    /// Whether a text is finished, or a person is still in the middle of it.
    ///
    /// A text that is wrong is complete: more of it would not help.
    public func completeness(of source: String) -> Completeness {
        var reader = SentenceReader(SourceText(source), grammar: grammar, style: style)
        do {
            try reader.readAll()
        } catch {
            return error.continuation.map(Completeness.continues) ?? .complete
        }
        guard case .query(let query)? = reader.sentences.last, !query.isTerminated else { return .complete }
        return .continues(.openQuery)
    }
}
