import Vocabulary

/// The words a sentence may begin with, and what each verb takes.
public struct Grammar: Sendable {
    /// The words that open a query.
    public static let queryOpeners = ["from", "pivot", "select", "unpivot", "values", "with"]

    /// Every verb, sorted.
    public let verbs: [String]
    private let signatures: [String: [ParameterDescription]]

    /// - Parameter verbs: each verb with its parameters, operands in the order they are typed; of two of one name the last counts.
    public init(verbs: [(name: String, parameters: [ParameterDescription])]) {
        signatures = Dictionary(verbs.map { ($0.name, $0.parameters) }, uniquingKeysWith: { $1 })
        self.verbs = signatures.keys.sorted()
    }

    /// The parameters of a verb; none for a verb there is not.
    public func parameters(of verb: String) -> [ParameterDescription] { signatures[verb] ?? [] }

    /// Whether a word opens a query, in any case of letters; SQL wants no blank in `select*`.
    static func opensQuery(_ word: String) -> Bool {
        queryOpeners.contains(word.prefix { $0.isLetter || $0.isNumber || $0 == "_" }.lowercased())
    }

    /// The verb that a word stands for.
    ///
    /// - Parameter acceptsPrefixes: whether the beginning of one verb only will do.
    func verb(_ word: String, acceptsPrefixes: Bool) throws(SyntaxError.Fact) -> String {
        let word = word.lowercased()
        if signatures[word] != nil { return word }
        let candidates = word.isEmpty ? [] : verbs.filter { $0.hasPrefix(word) }
        if acceptsPrefixes, candidates.count == 1 { return candidates[0] }
        if acceptsPrefixes, candidates.count > 1 { throw .ambiguousVerb(word, candidates: candidates) }
        let similar = word.nearest(in: verbs + Self.queryOpeners)
        throw .unknownVerb(word, nearest: candidates.isEmpty ? similar : Array(candidates.prefix(3)))
    }
}

extension ValueKind {
    /// Whether the kind takes the rest of the statement.
    var isTail: Bool {
        switch self {
        case .tail: true
        case .optional(let wrapped): wrapped.isTail
        default: false
        }
    }

    /// Whether the kind takes a name or a query.
    var isSource: Bool {
        switch self {
        case .source: true
        case .optional(let wrapped), .list(let wrapped): wrapped.isSource
        default: false
        }
    }
}
