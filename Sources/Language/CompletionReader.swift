import Vocabulary

/// Walks along an unfinished sentence to the word at its end.
struct CompletionReader {
    private let source: SourceText
    private let grammar: Grammar
    private let style: Parser.Style
    private let sentence: String
    private var scanner: Scanner
    private var end: Int { source.characters.count }

    init(_ source: SourceText, grammar: Grammar, style: Parser.Style, start: Int, sentence: String) {
        self.source = source
        self.grammar = grammar
        self.style = style
        self.sentence = sentence
        scanner = Scanner(source, at: start)
    }

    mutating func read() -> CompletionContext {
        try? scanner.skipBlanks(acrossLines: true)
        let range = scanner.position..<scanner.position + scanner.peekBareWord().count
        let word = scanner.readBareWord()
        if scanner.isAtEnd { return context([.verb, .queryOpener], from: range.lowerBound) }
        if Grammar.opensQuery(word) { return rawContext(.query, from: range.upperBound) }
        guard let verb = try? grammar.verb(word, acceptsPrefixes: style == .prompt) else { return context([], from: end) }
        return readStatement(
            StatementReader(scanner, verb: verb, place: source.place(of: range), grammar: grammar))
    }

    /// Reads word after word; the one that touches the cursor, or cannot be read, is the one being typed.
    private func readStatement(_ reader: StatementReader) -> CompletionContext {
        var reader = reader
        while true {
            let before = reader
            var start = reader.scanner
            try? start.skipBlanks()
            let isRead = (try? reader.readNext()) ?? false
            if !isRead || reader.scanner.isAtEnd {
                return complete(start.position, after: before)
            }
        }
    }

    private func complete(_ start: Int, after reader: StatementReader) -> CompletionContext {
        let word = Scanner(source, at: start)
        let statement = reader.statement
        func value(_ possibility: CompletionContext.Possibility, from position: Int) -> CompletionContext {
            valueContext(possibility, from: position, statement: statement)
        }

        if let name = word.peekOptionName(), let option = reader.options.first(where: { $0.name == name }) {
            return value(.optionValue(option), from: start + name.count + 1)
        }
        if word.current == ">" { return value(.file, from: blanksSkipped(from: start + 1)) }
        if word.peekBareWord() == "as", start + 2 < end {
            return context([.name], from: blanksSkipped(from: start + 2), statement: statement)
        }
        let isIdentifier = identifierStart(after: start) == start
        let options = reader.options.filter { parameter in
            isIdentifier && !statement.options.contains { $0.name == parameter.name }
        }.map(CompletionContext.Possibility.option)
        guard let operand = reader.nextOperand else { return context(options, from: start, statement: statement) }
        if operand.kind.isTail {
            return rawContext(.tail(operand), from: start, or: options, statement: statement)
        }
        let typed = value(.operand(operand), from: start)
        return typed.range.lowerBound == start && typed.quote == nil
            ? context(typed.possibilities + options, from: start, statement: statement) : typed
    }

    /// Finds the element being typed in what may be a list, a quoted word, a reference or a query.
    private func valueContext(
        _ possibility: CompletionContext.Possibility, from start: Int, statement: Statement
    ) -> CompletionContext {
        var scanner = Scanner(source, at: start)
        var element = start
        var name: String?
        while let character = scanner.current {
            switch character {
            case "\"", "'":
                let opener = scanner.position
                if (try? scanner.readQuoted()) == nil {
                    let partition = name.map { CompletionContext.Possibility.partition(of: $0) }
                    return context([partition ?? possibility], from: opener + 1, quote: character, statement: statement)
                }
            case "(":
                return context([.query], from: identifierStart(after: scanner.position + 1), statement: statement)
            case "[":
                let typed = source[element..<scanner.position]
                name = typed.isEmpty ? nil : typed
                scanner.advance()
                element = scanner.position
            case "]", ",", " ":
                name = nil
                scanner.advance()
                element = scanner.position
            default:
                scanner.advance()
            }
        }
        let partition = name.map { CompletionContext.Possibility.partition(of: $0) }
        return context([partition ?? possibility], from: element, statement: statement)
    }

    /// The word at the end of raw text; after a `>` it may be a file as well.
    private func rawContext(
        _ possibility: CompletionContext.Possibility, from start: Int, or others: [CompletionContext.Possibility] = [],
        statement: Statement? = nil
    ) -> CompletionContext {
        let written = start..<end
        if let greater = written.last(where: { source.characters[$0] == ">" }) {
            let path = blanksSkipped(from: greater + 1)
            if Scanner(source, at: path).peekBareWord().count == end - path {
                return context([possibility, .file], from: path, statement: statement)
            }
        }
        return context([possibility] + others, from: identifierStart(after: start), statement: statement)
    }

    private func blanksSkipped(from position: Int) -> Int {
        var scanner = Scanner(source, at: position)
        try? scanner.skipBlanks(acrossLines: true)
        return scanner.position
    }

    /// Where the identifier begins that ends at the cursor.
    private func identifierStart(after start: Int) -> Int {
        let identifier = source.characters[min(start, end)...].reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return end - identifier.count
    }

    private func context(
        _ possibilities: [CompletionContext.Possibility], from start: Int, quote: Character? = nil, statement: Statement? = nil
    ) -> CompletionContext {
        CompletionContext(
            verb: statement?.verb, possibilities: possibilities, prefix: source[min(start, end)..<end],
            range: min(start, end)..<end, quote: quote, statement: statement, sentence: sentence)
    }
}
