import Language
import Vocabulary

extension Completion {
    /// What the language allows at the cursor, in words that can be typed there.
    ///
    /// Words come out quoted where the language wants quotes, and close what is open. Names of settings, words to choose from and
    /// files are known here; every other name is asked for.
    ///
    /// - Parameter names: the names a possibility stands for, whatever their beginning; those that do not fit are left out.
    public init(
        for context: CompletionContext, naming names: (CompletionContext.Possibility) -> [Candidate]
    ) {
        var seen: Set<String> = []
        let candidates = context.possibilities.flatMap { possibility in
            (Self.known(for: possibility, prefix: context.prefix) + names(possibility))
                .filter { $0.text.hasPrefix(context.prefix) }
                .map { $0.written(in: context, for: possibility) }
        }
        self.init(replacing: context.range, with: candidates.filter { seen.insert($0.text).inserted })
    }

    private static func known(for possibility: CompletionContext.Possibility, prefix: String) -> [Candidate] {
        switch possibility {
        case .queryOpener: Grammar.queryOpeners.map { Candidate($0) }
        case .option(let option): [Candidate(option.name, summary: option.summary, ending: "")]
        case .file: FileNames.beginning(with: prefix)
        case .operand(let parameter), .optionValue(let parameter):
            parameter.kind.choices.map { Candidate($0) } + (parameter.names == .file ? FileNames.beginning(with: prefix) : [])
        case .verb, .tail, .name, .partition, .query: []
        }
    }
}

extension Completion.Candidate {
    /// The candidate as it is typed at a place: quoted, and with what closes it.
    fileprivate func written(in context: CompletionContext, for possibility: CompletionContext.Possibility) -> Self {
        switch possibility {
        case .option:
            return Self(text + "=", summary: summary, ending: ending)
        case .partition:
            let opener = context.quote.map { _ in "" } ?? "\""
            return Self(opener + escaped, summary: summary, ending: "\"]" + ending)
        case .operand, .optionValue, .file:
            guard context.quote != nil else {
                let typed = Value.text(text).text
                let isQuoted = typed.hasPrefix("\"") && !isNumber
                return Self(isQuoted ? typed : text, summary: summary, ending: ending)
            }
            // A folder's name goes on.
            return Self(escaped, summary: summary, ending: ending.isEmpty ? "" : "\"" + ending)
        case .verb, .queryOpener, .tail, .name, .query:
            return self
        }
    }

    private var escaped: String { text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") }

    /// Whether the language reads the word as a number, which as a name it need not be told apart from.
    private var isNumber: Bool { Double(text) != nil || ["true", "false"].contains(text) }
}
