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
    /// The endings a file that is written may have; empty for what is no such file.
    public let endings: [String]

    /// The same under another name.
    public func renamed(_ name: String) -> Self {
        Self(name: name, summary: summary, role: role, kind: kind, range: range, unit: unit, names: names, endings: endings)
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
    /// A column of the rows that the statement names.
    case column
    /// A name that is given here.
    case new
    /// Whatever a query may name.
    case query
}

extension Sequence<ParameterDescription> {
    /// The form of a statement that begins with a verb: `show WHAT [SQL] [> FILE]`.
    ///
    /// - Parameter includingOptions: whether settings are named, too.
    public func form(of verb: String, includingOptions: Bool = true) -> String {
        let words = filter { includingOptions || $0.role != .option }.map { parameter in
            switch parameter.role {
            case .operand: parameter.isOptional ? "[\(parameter.name)]" : parameter.name
            case .option: "[\(parameter.name)=…]"
            case .name: "[as NAME]"
            case .file: "[> FILE]"
            }
        }
        return ([verb] + words).joined(separator: " ")
    }
}
