/// Rows to look at: something the session knows by name, or the answer to a query.
public enum Source: ParameterValue, Hashable {
    case named(Reference)
    case query(String)

    public static var kind: ValueKind { .source }

    public init?(value: Value) {
        if case .query(let sql) = value {
            self = .query(sql)
        } else if let reference = Reference(value: value) {
            self = .named(reference)
        } else {
            return nil
        }
    }

    public var value: Value {
        switch self {
        case .named(let reference): .reference(reference)
        case .query(let sql): .query(sql)
        }
    }
}
