/// The kind of value a parameter takes, as a person is told of it.
public indirect enum ValueKind: Sendable, Hashable {
    case any, flag, integer, number, text, range, reference
    /// A name, or a query in parentheses.
    case source
    case choice([String])
    case list(ValueKind)
    case optional(ValueKind)
    /// The rest of the statement, taken as it stands.
    case tail

    /// The kind in words: “a whole number”.
    public var phrase: String {
        switch self {
        case .any: "a value"
        case .flag: "true or false"
        case .integer: "a whole number"
        case .number: "a number"
        case .text: "text"
        case .range: "a range such as 2..10"
        case .reference: "a name, or NAME[\"PARTITION\"]"
        case .choice(let words): words.count == 1 ? words[0] : "one of " + words.joined(separator: ", ")
        case .list(let element): "a list of: \(element.phrase)"
        case .optional(let wrapped): wrapped.phrase
        case .source: "a name, NAME[\"PARTITION\"], or a query in parentheses"
        case .tail: "the rest of the line"
        }
    }

    /// What of a value is of another kind: of a list of words to choose from, the first that is none of them.
    func misfit(in value: Value) -> Value {
        guard case .list(let element) = self, case .list(let given) = value, !element.choices.isEmpty else { return value }
        return given.first { !element.choices.contains($0.text) } ?? value
    }

    /// The words to choose from, where the kind has them.
    public var choices: [String] {
        switch self {
        case .choice(let words): words
        case .list(let inner), .optional(let inner): inner.choices
        case .flag: ["false", "true"]
        default: []
        }
    }
}
