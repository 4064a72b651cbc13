import Vocabulary

extension AssetSelection {
    /// Reads a selection.
    ///
    /// - Throws: `AssetError.unexpected` or `.unclosed`, with the place in `text`.
    public init(_ text: String) throws(AssetError) {
        var reader = SelectionReader(text)
        self = try reader.selection()
    }
}

/// A recursive-descent reader: one method a level of binding, loosest first.
private struct SelectionReader {
    private let text: String
    private let words: [Word]
    private var position = 0

    init(_ text: String) {
        self.text = text
        words = Word.words(of: text)
    }

    mutating func selection() throws(AssetError) -> AssetSelection {
        let selection = try alternatives()
        guard position == words.count else { throw unexpected("and, or, or the end") }
        return selection
    }

    private mutating func alternatives() throws(AssetError) -> AssetSelection {
        var selection = try conjunction()
        while take("or") || take(",") { selection = .or(selection, try conjunction()) }
        return selection
    }

    private mutating func conjunction() throws(AssetError) -> AssetSelection {
        var selection = try negation()
        while take("and") { selection = .and(selection, try negation()) }
        return selection
    }

    private mutating func negation() throws(AssetError) -> AssetSelection {
        take("not") ? .not(try negation()) : try surroundings()
    }

    private mutating func surroundings() throws(AssetError) -> AssetSelection {
        var upstream = 0
        if peek?.depth != nil, words.dropFirst(position + 1).first?.text == "+" {
            upstream = takeDepth() ?? 0
            _ = take("+")
        } else if take("+") {
            upstream = .max
        }
        let inner = try primary()
        var downstream = 0
        if take("+") { downstream = takeDepth() ?? .max }
        return upstream == 0 && downstream == 0
            ? inner : .around(inner, upstream: upstream, downstream: downstream)
    }

    private mutating func primary() throws(AssetError) -> AssetSelection {
        let opening = peek
        if take("(") {
            let inner = try alternatives()
            guard take(")") else {
                guard peek == nil, let opening else { throw unexpected("and, or, or )") }
                throw .unclosed(at: place(of: opening))
            }
            return inner
        }
        guard let word = peek, !word.isReserved else { throw unexpected("an asset, group:, kind:, job: or (") }
        let term = try term(word)
        position += 1
        return .term(term)
    }

    private func term(_ word: Word) throws(AssetError) -> AssetSelection.Term {
        let place = place(of: word)
        if word.text == "stale" { return AssetSelection.Term(subject: .stale, pattern: "", place: place) }
        guard let colon = word.text.firstIndex(of: ":") else {
            return AssetSelection.Term(subject: .name, pattern: word.text, place: place)
        }
        let pattern = String(word.text[word.text.index(after: colon)...])
        let attributes: [String: AssetSelection.Term.Subject] = ["group": .group, "kind": .kind, "job": .job]
        guard let subject = attributes[String(word.text[..<colon])], !pattern.isEmpty else {
            throw .unexpected(found: word.text, expected: "group:NAME, kind:NAME or job:NAME", at: place)
        }
        return AssetSelection.Term(subject: subject, pattern: pattern, place: place)
    }
}

extension SelectionReader {
    private var peek: Word? { position < words.count ? words[position] : nil }

    private mutating func take(_ word: String) -> Bool {
        guard peek?.text == word else { return false }
        position += 1
        return true
    }

    private mutating func takeDepth() -> Int? {
        guard let depth = peek?.depth else { return nil }
        position += 1
        return depth
    }

    private func unexpected(_ expected: String) -> AssetError {
        .unexpected(found: peek?.text, expected: expected, at: place(of: peek))
    }

    /// The place of a word, or the one after the end.
    private func place(of word: Word?) -> Diagnostic.Place {
        Diagnostic.Place(
            line: 1, column: word?.column ?? text.count + 1, length: word?.text.count ?? 1, text: text)
    }
}

/// A sign, or a run of characters without signs and spaces.
private struct Word {
    let text: String
    /// Counted from 1 in characters.
    let column: Int

    var isReserved: Bool { ["+", ",", "(", ")", "and", "or", "not"].contains(text) }

    /// The number of edges the word stands for beside a `+`.
    var depth: Int? { text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil }

    static func words(of text: String) -> [Word] {
        var words: [Word] = []
        var run = ""
        func endRun(before column: Int) {
            if !run.isEmpty { words.append(Word(text: run, column: column - run.count)) }
            run = ""
        }
        for (offset, character) in text.enumerated() {
            let isSign = "+,()".contains(character)
            guard isSign || character.isWhitespace else {
                run.append(character)
                continue
            }
            endRun(before: offset + 1)
            if isSign { words.append(Word(text: String(character), column: offset + 1)) }
        }
        endRun(before: text.count + 1)
        return words
    }
}
