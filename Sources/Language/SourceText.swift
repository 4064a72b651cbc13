import Vocabulary

/// A text to be parsed, with what is needed to say where in it something stands.
struct SourceText: Sendable {
    let characters: [Character]
    let file: String?
    private let lineStarts: [Int]

    init(_ text: String, file: String? = nil) {
        // A byte order mark says nothing in UTF-8.
        let characters = Array(text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
        self.characters = characters
        self.file = file
        lineStarts = [0] + characters.indices.filter { characters[$0].isNewline }.map { $0 + 1 }
    }

    subscript(range: Range<Int>) -> String { String(characters[range]) }

    /// The place of a range of characters; a range that runs over lines is shown on its first.
    ///
    /// - Complexity: O(log l + c) for l lines and c characters in the line.
    func place(of range: Range<Int>) -> Diagnostic.Place {
        let line = lineIndex(of: range.lowerBound)
        let start = lineStarts[line]
        let text = characters[start...].prefix { !$0.isNewline }
        let length = min(range.upperBound, text.endIndex) - range.lowerBound
        return Diagnostic.Place(
            file: file, line: line + 1, column: range.lowerBound - start + 1, length: length,
            // A tab would push the caret away from its word.
            text: String(text.map { $0 == "\t" ? " " : $0 }))
    }

    /// The last line that starts at or before `position`.
    private func lineIndex(of position: Int) -> Int {
        var lower = 0
        var upper = lineStarts.count
        while upper - lower > 1 {
            let middle = (lower + upper) / 2
            if lineStarts[middle] <= position { lower = middle } else { upper = middle }
        }
        return lower
    }
}
