import Vocabulary

/// Reads sentence after sentence from a text.
struct SentenceReader {
    private(set) var scanner: Scanner
    private let grammar: Grammar
    private let style: Parser.Style
    private(set) var sentences: [Sentence] = []
    /// Where the sentence begins that the end of the text belongs to; after `;` or a line end, a new one does.
    private(set) var sentenceStart = 0

    init(_ source: SourceText, grammar: Grammar, style: Parser.Style) {
        scanner = Scanner(source)
        self.grammar = grammar
        self.style = style
    }

    private var source: SourceText { scanner.source }

    mutating func readAll() throws(SyntaxError) {
        if style == .script { try readHeader() }
        while try skipToSentence() {
            sentenceStart = scanner.position
            try readSentence()
        }
    }

    /// Steps over everything between two sentences, keeping expectations with the sentence above them.
    ///
    /// - Returns: whether there is a sentence to read.
    private mutating func skipToSentence() throws(SyntaxError) -> Bool {
        while let current = scanner.current {
            if current == "#", scanner.startsExpectation {
                try readExpectation()
            } else if current == ";" || current.isNewline {
                scanner.advance()
                sentenceStart = scanner.position
            } else if current == "#" || current == "\\" || current.isWhitespace {
                try scanner.skipBlanks()
            } else {
                return true
            }
        }
        return false
    }

    /// `clustering 1` on the first line that is no comment.
    private mutating func readHeader() throws(SyntaxError) {
        try scanner.skipBlanks(acrossLines: true)
        guard scanner.peekBareWord() == "clustering", !grammar.verbs.contains("clustering") else { return }
        let keyword = scanner.position..<scanner.position + scanner.readBareWord().count
        try scanner.skipBlanks()
        let start = scanner.position
        let version = scanner.readBareWord()
        try scanner.skipBlanks()
        guard version == Parser.scriptVersion, scanner.isAtStatementEnd else {
            throw SyntaxError(.badHeader(version), at: version.isEmpty ? keyword : start..<start + version.count)
        }
    }

    private mutating func readExpectation() throws(SyntaxError) {
        let start = scanner.position
        scanner.skipToLineEnd()
        guard let last = sentences.indices.last else {
            throw SyntaxError(.expectationWithoutStatement, at: start..<scanner.position)
        }
        sentences[last].expectations.append(String(source.characters[(start + 2)..<scanner.position].trimmed))
    }

    private mutating func readSentence() throws(SyntaxError) {
        let start = scanner.position
        let word = scanner.readBareWord()
        guard let first = word.first, first.isLetter || first == "_" else {
            throw SyntaxError(.unexpectedCharacter(source.characters[start], expected: "a command or a query"), at: start)
        }
        if Grammar.opensQuery(word) {
            scanner.position = start
            try readQuery()
        } else {
            try readStatement(verb: word, at: start..<scanner.position)
        }
    }

    private mutating func readStatement(verb word: String, at range: Range<Int>) throws(SyntaxError) {
        let verb: String
        do {
            verb = try grammar.verb(word, acceptsPrefixes: style == .prompt)
        } catch {
            throw SyntaxError(error, at: range)
        }
        var reader = StatementReader(
            scanner, verb: verb, place: source.place(of: range), grammar: grammar)
        guard scanner.isBetweenWords else { throw scanner.unexpected(expected: "a space after \(verb)") }
        try reader.readAll()
        scanner = reader.scanner
        sentences.append(.command(reader.statement(from: range.lowerBound)))
    }

    private mutating func readQuery() throws(SyntaxError) {
        let start = scanner.position
        var raw = try scanner.readRaw(until: .query, isSQL: true)
        let end = scanner.position
        let file = Redirect.split(from: &raw, in: source, before: end, endings: grammar.fileEndings)
        let written = source.characters[start..<end].trimmed.indices
        let isTerminated = scanner.skip(";")
        if isTerminated { sentenceStart = scanner.position }
        sentences.append(.query(Query(
            sql: raw.text, file: file, source: source[written], place: source.place(of: written), isTerminated: isTerminated)))
    }
}
