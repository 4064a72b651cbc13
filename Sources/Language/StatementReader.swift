import Vocabulary

/// Reads what follows a verb, directed by what the verb takes.
struct StatementReader {
    private(set) var scanner: Scanner
    private(set) var statement: Statement
    private let operands: [ParameterDescription]
    private let signature: Grammar.Signature
    private let fileEndings: [String]

    init(_ scanner: Scanner, verb: String, place: Diagnostic.Place, grammar: Grammar) {
        self.scanner = scanner
        signature = grammar.signature(of: verb)
        fileEndings = grammar.fileEndings
        operands = signature.parameters.filter { $0.role == .operand }
        statement = Statement(verb: verb, place: place)
        statement.end = scanner.source.place(of: scanner.position..<scanner.position + 1)
    }

    /// Reads word after word up to the end of the statement, which is not stepped over.
    mutating func readAll() throws(SyntaxError) {
        while try readNext() {}
    }

    /// Reads one operand, setting, name, file or tail.
    ///
    /// - Returns: whether there was one.
    mutating func readNext() throws(SyntaxError) -> Bool {
        try scanner.skipBlanks()
        if scanner.isAtStatementEnd { return false }
        if let name = scanner.peekOptionName(), nextOperand?.kind.isTail != true || options.contains(where: { $0.name == name }) {
            try readOption(name)
        } else if let tail = nextOperand, tail.kind.isTail {
            try readTail()
        } else if scanner.current == ">" {
            try readFile()
        } else if scanner.peekBareWord() == "as" {
            try readName()
        } else {
            let kind = (nextOperand ?? operands.last)?.kind ?? .any
            statement.operands.append(try scanner.readValue(as: kind))
        }
        statement.end = scanner.source.place(of: scanner.position..<scanner.position + 1)
        guard scanner.isBetweenWords else {
            throw scanner.unexpected(expected: "a space between two words")
        }
        return true
    }

    /// The statement read so far, said to begin at `start`.
    func statement(from start: Int) -> Statement {
        let written = scanner.source.characters[start..<scanner.position].trimmed.indices
        var statement = statement
        statement.source = scanner.source[written]
        statement.place = scanner.source.place(of: written)
        return statement
    }

    /// The parameter that the next operand is for; the last one where it takes a list of them.
    var nextOperand: ParameterDescription? {
        if statement.operands.count < operands.count { return operands[statement.operands.count] }
        guard let last = operands.last, case .list = last.kind else { return nil }
        return last
    }

    /// The settings that may be given after the operands read so far.
    var options: [ParameterDescription] {
        let given = Dictionary(statement.options.map { ($0.name, $0.value.text) }) { first, _ in first }
        let further = signature.further(statement.operands.map(\.text), given)
        return (signature.parameters + further).filter { $0.role == .option }
    }

    private mutating func readOption(_ name: String) throws(SyntaxError) {
        let start = scanner.position
        let word = start..<start + name.count
        scanner.advance(by: name.count + 1)
        if scanner.isAtStatementEnd || scanner.current?.isWhitespace == true {
            throw SyntaxError(.missing("a value right after =", after: "\(name)="), at: start..<scanner.position)
        }
        if statement.options.contains(where: { $0.name == name }) { throw SyntaxError(.repeated(name), at: word) }
        let kind = options.first { $0.name == name }?.kind ?? .any
        let value = try scanner.readValue(as: kind)
        statement.options.append(Statement.Option(name: name, place: scanner.source.place(of: word), value: value))
    }

    private mutating func readName() throws(SyntaxError) {
        let keyword = scanner.position..<scanner.position + 2
        if statement.name != nil { throw SyntaxError(.repeated("as"), at: keyword) }
        scanner.advance(by: 2)
        try scanner.skipBlanks()
        if scanner.isAtStatementEnd { throw SyntaxError(.missing("a name", after: "as"), at: keyword) }
        let start = scanner.position
        let word = scanner.readBareWord()
        guard word.isName else {
            if word.isEmpty { throw scanner.unexpected(expected: "a name") }
            throw SyntaxError(.unexpectedWord(word, expected: "a name of letters, digits and _"), at: start..<scanner.position)
        }
        statement.name = Written(.text(word), text: word, place: scanner.source.place(of: start..<scanner.position))
    }

    private mutating func readFile() throws(SyntaxError) {
        let opener = scanner.position
        scanner.advance()
        try scanner.skipBlanks()
        if scanner.isAtStatementEnd { throw SyntaxError(.missing("a file", after: ">"), at: opener) }
        let start = scanner.position
        let path = try scanner.readFileName()
        let word = start..<scanner.position
        if word.isEmpty { throw scanner.unexpected(expected: "a file") }
        let endings = signature.parameters.first { $0.role == .file && !$0.endings.isEmpty }?.endings ?? fileEndings
        guard Redirect.hasKnownEnding(path, among: endings) else {
            throw SyntaxError(.unknownEnding(path, of: statement.verb, known: endings), at: word)
        }
        statement.file = Written(.text(path), place: scanner.source.place(of: word))
        try scanner.skipBlanks()
        guard scanner.isAtStatementEnd else {
            let surplus = scanner.position
            let rest = scanner.readBareWord()
            if rest.isEmpty { throw scanner.unexpected(expected: "nothing after the file") }
            throw SyntaxError(.unexpectedWord(rest, expected: "nothing after the file"), at: surplus..<scanner.position)
        }
    }

    private mutating func readTail() throws(SyntaxError) {
        let start = scanner.position
        let opensQuery = Grammar.opensQuery(scanner.peekBareWord())
        let isSQL = opensQuery || operands.contains { $0.kind.isSource }
        var raw = try scanner.readRaw(until: .statement, isSQL: isSQL)
        let written = start..<scanner.position
        if let file = Redirect.split(from: &raw, in: scanner.source, before: written.upperBound, endings: fileEndings) { statement.file = file }
        if statement.name == nil, signature.parameters.contains(where: { $0.role == .name }) {
            splitName(from: &raw, written: written)
        }
        let text = raw.text
        if text.isEmpty { return }
        let length = scanner.source.characters[written].trimmed.count
        statement.tail = Written(.text(text), text: text, place: scanner.source.place(of: start..<start + length))
    }

    /// Takes a final `as NAME` off the tail of a verb that names its result.
    private mutating func splitName(from raw: inout RawText, written: Range<Int>) {
        let words = raw.text.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, words[words.count - 2].lowercased() == "as", let name = words.last.map(String.init), name.isName
        else { return }
        raw.characters = Array(raw.text.dropLast(name.count).trimmed.dropLast(2))
        let source = scanner.source
        let start = written.last { source.characters[$0..<written.upperBound].starts(with: name) } ?? written.lowerBound
        statement.name = Written(.text(name), text: name, place: source.place(of: start..<start + name.count))
    }
}
