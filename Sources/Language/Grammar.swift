import Vocabulary

/// The words a sentence may begin with, and what each verb takes.
public struct Grammar: Sendable {
    /// The words that open a query.
    public static let queryOpeners = ["from", "pivot", "select", "unpivot", "values", "with"]

    /// Every verb, sorted.
    public let verbs: [String]
    /// Every ending that says what to write; no other word after `>` is a file.
    let fileEndings: [String]
    private let signatures: [String: Signature]
    /// The verbs that other words stand for.
    private let synonyms: [String: String]

    /// What a verb takes.
    struct Signature: Sendable {
        /// Operands in the order they are typed.
        let parameters: [ParameterDescription]
        /// The settings it takes besides, which depend on its operands and on settings.
        let further: @Sendable (_ operands: [String], _ options: [String: String]) -> [ParameterDescription]

        static let nothing = Signature(parameters: []) { _, _ in [] }
    }

    /// - Parameter verbs: each verb with its parameters, operands in the order they are typed; of two of one name the last counts.
    public init(verbs: [(name: String, parameters: [ParameterDescription])]) {
        self.init(verbs.map { ($0.name, Signature(parameters: $0.parameters) { _, _ in [] }) })
    }

    /// - Parameter verbs: types that describe verbs.
    public init(describedBy verbs: [any Described.Type]) {
        self.init(
            verbs.map { type in
                (type.card.name, Signature(parameters: type.signature) { type.furtherSignature(after: $0, $1) })
            },
            synonyms: Dictionary(
                verbs.flatMap { type in type.card.synonyms.map { ($0, type.card.name) } }, uniquingKeysWith: { $1 }))
    }

    private init(_ verbs: [(String, Signature)], synonyms: [String: String] = [:]) {
        signatures = Dictionary(verbs, uniquingKeysWith: { $1 })
        self.synonyms = synonyms
        self.verbs = signatures.keys.sorted()
        let further = signatures.values.flatMap(\.parameters).flatMap(\.endings)
        fileEndings = Redirect.endings + Set(further).subtracting(Redirect.endings).sorted()
    }

    /// What a verb takes; nothing for a verb there is not.
    func signature(of verb: String) -> Signature { signatures[verb] ?? .nothing }

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
        if let meant = synonyms[word] { return meant }
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
