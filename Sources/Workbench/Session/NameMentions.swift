import Vocabulary

/// The names of a session that a query mentions, outside quotes and comments.
struct NameMentions {
    struct Mention {
        let reference: Reference
        let range: Range<String.Index>
    }

    private(set) var found: [Mention] = []

    init(in sql: String, names: Set<String>) {
        var position = sql.startIndex
        while position < sql.endIndex {
            let character = sql[position]
            if character == "'" || character == "\"" {
                position = Self.end(ofQuote: character, in: sql, from: position)
            } else if sql[position...].hasPrefix("--") {
                position = sql[position...].firstIndex(of: "\n") ?? sql.endIndex
            } else if character.isLetter || character == "_" {
                let end = sql[position...].firstIndex { !($0.isLetter || $0.isNumber || $0 == "_") } ?? sql.endIndex
                let name = String(sql[position..<end])
                let partition = names.contains(name) ? Self.partition(in: sql, at: end) : nil
                if names.contains(name) {
                    found.append(
                        Mention(reference: Reference(name, partition: partition?.name), range: position..<(partition?.end ?? end)))
                }
                position = partition?.end ?? end
            } else {
                position = sql.index(after: position)
            }
        }
    }

    private static func end(ofQuote quote: Character, in sql: String, from start: String.Index) -> String.Index {
        let inside = sql.index(after: start)
        guard let close = sql[inside...].firstIndex(of: quote) else { return sql.endIndex }
        return sql.index(after: close)
    }

    /// `["PARTITION"]`, where it stands at `start`.
    private static func partition(in sql: String, at start: String.Index) -> (name: String, end: String.Index)? {
        guard let match = sql[start...].prefixMatch(of: /\[\s*"((?:[^"\\]|\\.)*)"\s*\]/) else { return nil }
        let name = String(match.output.1).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
        return (name, match.range.upperBound)
    }
}
