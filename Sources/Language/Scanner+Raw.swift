import Vocabulary

/// Text taken as it stands, without its comments.
struct RawText {
    var characters: [Character] = []
    /// The last `>` outside quotes and brackets that is an operator of its own: in `characters`, and in the source.
    var lastGreater: (index: Int, position: Int)?

    var text: String { String(characters.trimmed) }
}

extension Scanner {
    /// Where raw text ends.
    enum RawEnd { case statement, query, parenthesis }

    /// A query in parentheses, without them; the position is at `(`.
    mutating func readParenthesised() throws(SyntaxError) -> String {
        try readRaw(until: .parenthesis, isSQL: true).text
    }

    /// Text as it stands up to the given end, which is not stepped over unless it is the closing parenthesis.
    ///
    /// Comments and continued line ends become blanks. In SQL, `--` opens a comment too and an apostrophe always a quote; elsewhere
    /// an apostrophe inside a word is just that, as in “don’t”. `#` before a digit is SQL's column by position.
    mutating func readRaw(until end: RawEnd, isSQL: Bool) throws(SyntaxError) -> RawText {
        let start = position
        var raw = RawText()
        var open: [(bracket: Character, position: Int)] = []
        if end == .parenthesis {
            open.append(("(", position))
            advance()
        }
        while let character = current {
            switch character {
            case ";":
                if let innermost = open.last {
                    throw SyntaxError(.unclosed(String(innermost.bracket), isAtEnd: false), at: innermost.position)
                }
                return raw
            case _ where character.isNewline:
                if end == .statement, open.isEmpty { return raw }
                advance()
                raw.characters.append("\n")
                if end == .query, startsExpectation { throw SyntaxError(.unterminatedQuery, at: start..<start + 1) }
            case "\\" where next == nil || next?.isNewline == true:
                try skipContinuation()
                raw.characters.append(" ")
            case "#" where opensComment, "-" where isSQL && next == "-":
                skipToLineEnd()
            case "/" where isSQL && next == "*":
                try copyComment(to: &raw)
            case "\"",
                "'" where isSQL || !(previous?.isLetter == true || previous?.isNumber == true):
                try copyQuoted(to: &raw, hasEscapes: !isSQL && character == "\"")
            case "(", "[":
                open.append((character, position))
                copy(to: &raw)
            case ")" where open.last?.bracket == "(", "]" where open.last?.bracket == "[":
                open.removeLast()
                if open.isEmpty, end == .parenthesis {
                    advance()
                    return raw
                }
                copy(to: &raw)
            case ")" where isSQL || !open.isEmpty, "]" where isSQL || !open.isEmpty, _ where character.isInvisible:
                throw unexpected()
            default:
                if open.isEmpty, isGreater { raw.lastGreater = (raw.characters.count, position) }
                copy(to: &raw)
            }
        }
        if let innermost = open.last {
            throw SyntaxError(.unclosed(String(innermost.bracket), isAtEnd: true), at: innermost.position)
        }
        return raw
    }

    /// Whether the line that begins here is an expectation: `#= …`.
    var startsExpectation: Bool {
        let line = source.characters[position...].drop { $0.isWhitespace && !$0.isNewline }
        return line.starts(with: "#=")
    }

    private var opensComment: Bool {
        let isAtWordStart = previous?.isWhitespace ?? true
        return isAtWordStart && next?.isNumber != true
    }

    private var isGreater: Bool {
        guard current == ">", next != "=", next != ">" else { return false }
        return previous.map { !"<->=".contains($0) } ?? true
    }

    private mutating func copy(to raw: inout RawText) {
        if let current { raw.characters.append(current) }
        advance()
    }

    private mutating func copyQuoted(to raw: inout RawText, hasEscapes: Bool) throws(SyntaxError) {
        let start = position
        guard let quote = current else { return }
        copy(to: &raw)
        while let character = current {
            if hasEscapes, character == "\\" { copy(to: &raw) }
            copy(to: &raw)
            if character == quote { return }
        }
        throw SyntaxError(.unclosed(String(quote), isAtEnd: true), at: start)
    }

    private mutating func copyComment(to raw: inout RawText) throws(SyntaxError) {
        let start = position
        advance(by: 2)
        while !isAtEnd {
            if current == "*", next == "/" {
                advance(by: 2)
                raw.characters.append(" ")
                return
            }
            advance()
        }
        throw SyntaxError(.unclosed("/*", isAtEnd: true), at: start..<start + 2)
    }
}

extension BidirectionalCollection<Character> {
    /// The characters without the white space around them.
    var trimmed: SubSequence {
        let start = drop(while: \.isWhitespace)
        let blanks = start.reversed().prefix(while: \.isWhitespace).count
        return start.dropLast(blanks)
    }
}
