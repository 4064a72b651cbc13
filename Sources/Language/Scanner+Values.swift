import Vocabulary

extension Scanner {
    /// A value, several joined by commas, or a list in brackets; a list holds no lists.
    ///
    /// - Parameter kind: what the value is for; where text is wanted, `007` and `1.10` stay as they were typed.
    mutating func readValue(as kind: ValueKind) throws(SyntaxError) -> Written {
        if current == "[" { return try readList(as: kind) }
        let start = position
        var elements = [try readItem(as: kind)]
        while current == "," {
            let comma = position
            advance()
            try skipBlanks()
            if isAtStatementEnd { throw SyntaxError(.missing("a value", after: ","), at: comma) }
            elements.append(try readItem(as: kind))
        }
        let place = source.place(of: start..<position)
        if elements.count == 1 { return Written(elements[0].value, text: elements[0].text, place: place) }
        return Written(
            .list(elements.map(\.value)), text: elements.map(\.text).joined(separator: ","), place: place)
    }

    private mutating func readItem(as kind: ValueKind) throws(SyntaxError) -> Written {
        let start = position
        switch current {
        case "(":
            let sql = try readParenthesised()
            return Written(.query(sql), place: source.place(of: start..<position))
        case "\"", "'":
            let text = try readQuoted()
            if current == "[" { return try readReference(to: text, from: start) }
            return Written(.text(text), place: source.place(of: start..<position))
        default:
            let word = readBareWord()
            if word.isEmpty { throw unexpected(expected: kind.phrase) }
            if current == "[" { return try readReference(to: word, from: start) }
            guard let value = kind.reading(word) else { throw SyntaxError(.reversedRange(word), at: start..<position) }
            return Written(value, text: word, place: source.place(of: start..<position))
        }
    }

    /// `[a, b]`, which may run over lines.
    private mutating func readList(as kind: ValueKind) throws(SyntaxError) -> Written {
        let start = position
        var elements: [Written] = []
        advance()
        try skipInside("[", from: start)
        while current != "]" {
            elements.append(try readItem(as: kind))
            try skipInside("[", from: start)
            guard skip(",") else { break }
            try skipInside("[", from: start)
        }
        guard skip("]") else { throw unexpected(expected: ", or ]") }
        return Written(
            .list(elements.map(\.value)), text: "[\(elements.map(\.text).joined(separator: ", "))]",
            place: source.place(of: start..<position))
    }

    /// `["PARTITION"]` after a name.
    private mutating func readReference(to name: String, from start: Int) throws(SyntaxError) -> Written {
        let opener = position
        advance()
        try skipInside("[", from: opener)
        let partition = current == "\"" || current == "'" ? try readQuoted() : readBareWord()
        if partition.isEmpty { throw unexpected(expected: "a partition such as \"GROCERY\"") }
        try skipInside("[", from: opener)
        guard skip("]") else { throw unexpected(expected: "]") }
        return Written(.reference(Reference(name, partition: partition)), place: source.place(of: start..<position))
    }

    /// Steps over blanks inside a bracket, which needs more text after them.
    private mutating func skipInside(_ bracket: String, from opener: Int) throws(SyntaxError) {
        try skipBlanks(acrossLines: true)
        if isAtEnd { throw SyntaxError(.unclosed(bracket, isAtEnd: true), at: opener) }
        if current == ";" { throw SyntaxError(.unclosed(bracket, isAtEnd: false), at: opener) }
    }
}
