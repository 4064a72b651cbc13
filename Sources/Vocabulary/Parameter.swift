/// One parameter of a `Described` type: a stored property, named once, with all that a person or a parser needs to know of it.
public struct Parameter<Root>: Sendable {
    public let description: ParameterDescription
    let read: @Sendable (Root) -> Value
    private let assign: @Sendable (inout Root, Value) -> Bool

    private init(
        description: ParameterDescription, read: @escaping @Sendable (Root) -> Value,
        assign: @escaping @Sendable (inout Root, Value) -> Bool
    ) {
        self.description = description
        self.read = read
        self.assign = assign
    }

    private init<Content: ParameterValue>(
        _ name: String, _ path: any WritableKeyPath<Root, Content> & Sendable, _ summary: String,
        role: ParameterDescription.Role, range: LegalRange?, unit: String?, names: NameKind?, endings: [String] = []
    ) {
        description = ParameterDescription(
            name: name, summary: summary, role: role, kind: Content.kind, range: range, unit: unit, names: names,
            endings: endings)
        read = { $0[keyPath: path].value }
        assign = { root, value in
            guard let content = Content(value: value) else { return false }
            root[keyPath: path] = content
            return true
        }
    }

    /// A setting typed as `name=value`.
    public static func option<Content: ParameterValue>(
        _ name: String, _ path: any WritableKeyPath<Root, Content> & Sendable, _ summary: String,
        in range: LegalRange? = nil, unit: String? = nil, names: NameKind? = nil
    ) -> Self {
        Self(name, path, summary, role: .option, range: range, unit: unit, names: names)
    }

    /// A setting of something else, typed under a name of ours: `dbscan.eps` for the `eps` of an algorithm.
    ///
    /// - Parameters:
    ///   - description: what is known of it there; kind and range hold here too.
    ///   - read: its present value.
    ///   - assign: takes a value of that kind and within that range; says whether it could.
    public static func forwarded(
        _ name: String, _ description: ParameterDescription, read: @escaping @Sendable (Root) -> Value,
        assign: @escaping @Sendable (inout Root, Value) -> Bool
    ) -> Self {
        Self(description: description.renamed(name), read: read, assign: assign)
    }

    /// A word typed by position; optional where the property is, repeated where the property is a list.
    public static func operand<Content: ParameterValue>(
        _ name: String, _ path: any WritableKeyPath<Root, Content> & Sendable, _ summary: String,
        names: NameKind? = nil
    ) -> Self {
        Self(name, path, summary, role: .operand, range: nil, unit: nil, names: names)
    }

    /// The name given by `as NAME`.
    public static func name<Content: ParameterValue>(
        _ path: any WritableKeyPath<Root, Content> & Sendable, _ summary: String
    ) -> Self {
        Self("as", path, summary, role: .name, range: nil, unit: nil, names: nil)
    }

    /// The file given by `> FILE`.
    ///
    /// - Parameter endings: what its name may end in, with the dot; empty for whatever the language knows.
    public static func file<Content: ParameterValue>(
        _ path: any WritableKeyPath<Root, Content> & Sendable, _ summary: String, endings: [String] = []
    ) -> Self {
        Self(">", path, summary, role: .file, range: nil, unit: nil, names: .file, endings: endings)
    }

    func write(_ root: inout Root, _ value: Value) throws(ParameterError) {
        let name = description.name
        var changed = root
        guard assign(&changed, value) else {
            throw .wrongKind(name, given: description.kind.misfit(in: value).text, expected: description.kind.phrase, choices: description.kind.choices)
        }
        if let range = description.range, let outside = range.firstOutside(value) {
            throw .outOfRange(name, given: outside, legal: range.phrase)
        }
        root = changed
    }
}
