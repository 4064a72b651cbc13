/// A parameter without the type it belongs to, for help, completion and the binding of statements.
public struct ParameterDescription: Sendable {
    /// Where the parameter stands in a statement.
    public enum Role: Sendable { case operand, option, name, file }

    public let name: String
    public let summary: String
    public let role: Role
    public let kind: ValueKind
    public let range: LegalRange?
    public let unit: String?
    /// What the text names, so that completion can offer it.
    public let names: NameKind?

    /// The same under another name.
    public func renamed(_ name: String) -> Self {
        Self(name: name, summary: summary, role: role, kind: kind, range: range, unit: unit, names: names)
    }

    /// Whether a statement may leave it out.
    public var isOptional: Bool {
        switch (role, kind) {
        case (.operand, .optional), (.operand, .list), (.operand, .tail): true
        case (.operand, _): false
        default: true
        }
    }
}

/// A kind of name a session knows, so that completion and nearest-name advice can offer the right ones.
public enum NameKind: Sendable, Hashable {
    case algorithm, asset, chart, environment, file, job, metric, name, preparation, selection, setting, verb
}
