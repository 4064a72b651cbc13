import Vocabulary

/// What is wrong with a text, and which of its characters are meant.
struct SyntaxError: Error, Equatable {
    enum Fact: Equatable {
        case unexpectedCharacter(Character, expected: String?)
        /// A quote, bracket or comment that opens and does not close; `isAtEnd` where more text could still close it.
        case unclosed(String, isAtEnd: Bool)
        case trailingBackslash
        case unexpectedWord(String, expected: String)
        case missing(String, after: String)
        case repeated(String)
        case unknownVerb(String, nearest: [String])
        case ambiguousVerb(String, candidates: [String])
        case reversedRange(String)
        case unknownEnding(String, of: String, known: [String])
        case unterminatedQuery
        case badHeader(String)
        case expectationWithoutStatement
    }

    let fact: Fact
    let range: Range<Int>

    init(_ fact: Fact, at range: Range<Int>) {
        self.fact = fact
        self.range = range
    }

    init(_ fact: Fact, at position: Int) {
        self.init(fact, at: position..<position + 1)
    }
}

extension SyntaxError {
    /// The error as a person is told of it.
    func diagnostic(in source: SourceText) -> Diagnostic {
        fact.diagnostic.at(source.place(of: range))
    }

    /// Why more text is needed; `nil` where more text would not help.
    var continuation: Completeness.Reason? {
        switch fact {
        case .trailingBackslash: .trailingBackslash
        case .unclosed("\"", isAtEnd: true), .unclosed("'", isAtEnd: true): .openQuote
        case .unclosed("/*", isAtEnd: true): .openComment
        case .unclosed(_, isAtEnd: true): .openBracket
        default: nil
        }
    }
}

extension SyntaxError.Fact: Diagnosable {
    var diagnostic: Diagnostic {
        switch self {
        case .unexpectedCharacter(let character, let expected):
            Diagnostic(
                .unexpectedCharacter, "the character \(character.visible) has no meaning here",
                given: character.visible, expected: expected)
        case .unclosed(let opener, _):
            Diagnostic(.unclosed, "\(opener) opens here and is never closed", given: opener, expected: Self.closer(of: opener))
        case .trailingBackslash:
            Diagnostic(.unclosed, "the statement stops where \\ says it goes on", given: "\\", expected: "another line")
        case .unterminatedQuery:
            Diagnostic(.unclosed, "the query opens here and has no ; at its end", expected: ";")
        case .unexpectedWord(let word, let expected):
            Diagnostic(.unexpectedWord, "\(word) does not belong here", given: word, expected: expected)
        case .missing(let expected, let before):
            Diagnostic(.unexpectedWord, "\(before) is followed by nothing", given: before, expected: expected)
        case .repeated(let name):
            Diagnostic(.unexpectedWord, "\(name) is given twice", given: name, expected: "\(name) once")
        case .unknownVerb(let verb, let nearest):
            Diagnostic(
                .unknownVerb, "there is no command \(verb)", given: verb, nearest: nearest,
                next: nearest.first.map { "help \($0)" } ?? "help")
        case .ambiguousVerb(let prefix, let candidates):
            Diagnostic(
                .ambiguousVerb, "\(prefix) could be \(candidates.joined(separator: " or "))", given: prefix,
                expected: "one of \(candidates.joined(separator: ", "))", nearest: candidates,
                next: candidates.first.map { "help \($0)" })
        case .reversedRange(let range):
            Diagnostic(
                .outOfRange, "a range runs from the smaller number to the larger", given: range,
                expected: "a range such as 2..10")
        case .unknownEnding(let path, let verb, let known):
            Diagnostic(
                .unexpectedWord,
                path.ending.map { "\(verb) does not write \($0) files" } ?? "\(path) has no ending that says what to write",
                given: path.ending ?? path, expected: "a file ending in \(known.joined(separator: ", "))", next: "help \(verb)")
        case .badHeader(let version):
            Diagnostic(
                .badScript, "this program reads scripts of version \(Parser.scriptVersion)", given: version,
                expected: "clustering \(Parser.scriptVersion)")
        case .expectationWithoutStatement:
            Diagnostic(.badScript, "a line #= stands under the statement it belongs to", expected: "a statement above it")
        }
    }

    private static func closer(of opener: String) -> String {
        ["(": ")", "[": "]", "/*": "*/"][opener] ?? opener
    }
}

extension String {
    /// What follows the last dot of a file's name, dot included; `nil` where none is inside the name.
    fileprivate var ending: String? {
        let name = self[(lastIndex(of: "/").map { index(after: $0) } ?? startIndex)...]
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex, name.index(after: dot) < name.endIndex else { return nil }
        return String(name[dot...])
    }
}

extension Character {
    /// The character itself, or its code point where it cannot be seen.
    fileprivate var visible: String {
        guard isInvisible, let scalar = unicodeScalars.first else { return String(self) }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Whether it cannot be seen and is no white space: a control or format character, or a combining mark that stands alone.
    var isInvisible: Bool {
        guard !isWhitespace, let first = unicodeScalars.first else { return false }
        return Self.invisible.contains(first.properties.generalCategory)
    }

    private static let invisible: Set<Unicode.GeneralCategory> = [
        .control, .enclosingMark, .format, .nonspacingMark, .spacingMark,
    ]
}
