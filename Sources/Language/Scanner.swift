import Vocabulary

/// A reading position in a text, and the small steps every reader is made of.
struct Scanner {
    let source: SourceText
    var position: Int

    init(_ source: SourceText, at position: Int = 0) {
        self.source = source
        self.position = position
    }

    var current: Character? { character(at: position) }
    var next: Character? { character(at: position + 1) }
    var previous: Character? { character(at: position - 1) }
    var isAtEnd: Bool { current == nil }

    /// Whether a statement ends here: at a newline, at `;`, or with the text.
    var isAtStatementEnd: Bool {
        guard let current else { return true }
        return current.isNewline || current == ";"
    }

    /// Whether one word of a statement has ended and another may begin.
    var isBetweenWords: Bool { current.map { $0.isWhitespace || ";>\\".contains($0) } ?? true }

    private func character(at index: Int) -> Character? {
        source.characters.indices.contains(index) ? source.characters[index] : nil
    }

    mutating func advance(by count: Int = 1) { position += count }

    /// Steps over `character` if it is the next one.
    mutating func skip(_ character: Character) -> Bool {
        guard current == character else { return false }
        advance()
        return true
    }

    mutating func skipToLineEnd() {
        while let current, !current.isNewline { advance() }
    }

    /// Steps over white space, comments and continued line ends; over newlines as well where `acrossLines`.
    mutating func skipBlanks(acrossLines: Bool = false) throws(SyntaxError) {
        while let current {
            if current == "#" {
                skipToLineEnd()
            } else if current == "\\" {
                try skipContinuation()
            } else if current.isNewline ? acrossLines : current.isWhitespace {
                advance()
            } else {
                return
            }
        }
    }

    /// Steps over `\` and the line end after it.
    mutating func skipContinuation() throws(SyntaxError) {
        guard let next else { throw SyntaxError(.trailingBackslash, at: position) }
        guard next.isNewline else {
            throw unexpected(expected: "\\ at the end of a line, where it continues the statement")
        }
        advance(by: 2)
    }

    /// The characters up to where a word ends; may be empty. Nothing is stepped over.
    func peekBareWord() -> String {
        String(source.characters[position...].prefix(while: \.continuesWord))
    }

    /// The characters up to where a word ends; may be empty.
    mutating func readBareWord() -> String {
        let word = peekBareWord()
        advance(by: word.count)
        return word
    }

    /// A path, in quotes or without.
    mutating func readFileName() throws(SyntaxError) -> String {
        current == "\"" || current == "'" ? try readQuoted() : readBareWord()
    }

    /// Text in double quotes with backslash escapes, or in single quotes where a doubled quote stands for one.
    mutating func readQuoted() throws(SyntaxError) -> String {
        let start = position
        guard let quote = current else { return "" }
        advance()
        var text = ""
        while let character = current {
            advance()
            switch (character, current) {
            case ("'", "'") where quote == "'":
                text.append("'")
                advance()
            case (quote, _):
                return text
            case ("\\", let escaped?) where quote == "\"":
                guard let meaning = Self.escapes[escaped] else { fallthrough }
                text.append(meaning)
                advance()
            default:
                text.append(character)
            }
        }
        throw SyntaxError(.unclosed(String(quote), isAtEnd: true), at: start)
    }

    private static let escapes: [Character: Character] = ["\\": "\\", "\"": "\"", "n": "\n", "t": "\t"]

    /// The identifier that stands here, if one does; nothing is stepped over.
    func peekIdentifier() -> String? {
        guard let first = current, first.isLetter || first == "_" else { return nil }
        return String(source.characters[position...].prefix { $0.isLetter || $0.isNumber || "_-.".contains($0) })
    }

    /// The name of the setting that begins here, as in `k=3`; nothing is stepped over.
    func peekOptionName() -> String? {
        guard let name = peekIdentifier() else { return nil }
        let after = Scanner(source, at: position + name.count)
        return after.current == "=" && after.next != "=" ? name : nil
    }

    func unexpected(expected: String? = nil) -> SyntaxError {
        SyntaxError(.unexpectedCharacter(current ?? " ", expected: expected), at: position)
    }
}

extension String {
    /// Whether results may bear this name.
    var isName: Bool {
        guard let first, first.isLetter || first == "_" else { return false }
        return allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }
}

extension Character {
    /// Whether the character may stand inside an unquoted word.
    var continuesWord: Bool { !isWhitespace && !isInvisible && !"\",;()[]>\\".contains(self) }
}
