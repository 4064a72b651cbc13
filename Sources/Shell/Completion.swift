/// What Tab offers for the word at the cursor.
public struct Completion: Sendable, Equatable {
    /// One way to go on.
    public struct Candidate: Sendable, Equatable {
        /// What replaces the typed word.
        public let text: String
        /// One sentence about it, shown beside it in a list.
        public let summary: String
        /// What follows when it is the only candidate: a blank, a closing quote, nothing after `name=`.
        public let ending: String

        public init(_ text: String, summary: String = "", ending: String = " ") {
            self.text = text
            self.summary = summary
            self.ending = ending
        }
    }

    /// The characters to be replaced, counted from the start of the text; it ends at the cursor.
    public let range: Range<Int>
    public let candidates: [Candidate]

    public init(replacing range: Range<Int>, with candidates: [Candidate]) {
        self.range = range
        self.candidates = candidates
    }

    /// What all candidates begin with.
    var commonPrefix: String {
        guard var prefix = candidates.first?.text[...] else { return "" }
        for candidate in candidates.dropFirst() {
            let shared = zip(prefix, candidate.text).prefix { $0 == $1 }.count
            prefix = prefix.prefix(shared)
        }
        return String(prefix)
    }

    /// The candidates as lines below the prompt: with their summaries where there are any, in columns otherwise.
    func lines(columns: Int, rows: Int) -> [String] {
        let lines = candidates.contains { !$0.summary.isEmpty } ? described(columns: columns) : inColumns(columns)
        let room = max(4, rows - 3)
        guard lines.count > room else { return lines }
        return lines.prefix(room - 1) + ["… \(lines.count - room + 1) more lines"]
    }

    private func described(columns: Int) -> [String] {
        let width = candidates.map(\.text.columns).max() ?? 0
        return candidates.map { candidate in
            let blanks = String(repeating: " ", count: width - candidate.text.columns + 2)
            let line = candidate.summary.isEmpty ? candidate.text : candidate.text + blanks + candidate.summary
            return line.shortened(to: columns - 1)
        }
    }

    /// As many equal columns as fit, filled downwards.
    private func inColumns(_ columns: Int) -> [String] {
        let texts = candidates.map { $0.text.shortened(to: columns - 1) }
        let width = (texts.map(\.columns).max() ?? 0) + 2
        let across = max(1, (columns - 1) / width)
        let down = (texts.count + across - 1) / across
        return (0..<down).map { row in
            stride(from: row, to: texts.count, by: down).map { index in
                let isLast = index + down >= texts.count
                return texts[index] + String(repeating: " ", count: isLast ? 0 : width - texts[index].columns)
            }.joined()
        }
    }
}
