/// A Swift type that a parameter may have.
///
/// Laws: `Self(value: x.value) == x`, and reading `x.value.text` back as a statement's value gives `x.value`.
public protocol ParameterValue: Sendable {
    static var kind: ValueKind { get }
    /// Reads a typed value; `nil` when it is of another kind.
    init?(value: Value)
    var value: Value { get }
}

extension Bool: ParameterValue {
    public static var kind: ValueKind { .flag }
    public init?(value: Value) {
        guard case .flag(let flag) = value else { return nil }
        self = flag
    }
    public var value: Value { .flag(self) }
}

extension Int: ParameterValue {
    public static var kind: ValueKind { .integer }
    public init?(value: Value) {
        switch value {
        case .integer(let number): self = number
        case .number(let number):
            guard let whole = Int(exactly: number) else { return nil }
            self = whole
        default: return nil
        }
    }
    public var value: Value { .integer(self) }
}

extension Double: ParameterValue {
    public static var kind: ValueKind { .number }
    public init?(value: Value) {
        switch value {
        case .integer(let number): self = Double(number)
        case .number(let number) where number.isFinite: self = number
        default: return nil
        }
    }
    public var value: Value { .number(self) }
}

extension String: ParameterValue {
    public static var kind: ValueKind { .text }
    public init?(value: Value) {
        switch value {
        case .absent, .list, .query, .range: return nil
        case .text(let text): self = text
        case .flag, .integer, .number, .reference: self = value.text
        }
    }
    public var value: Value { .text(self) }
}

extension Reference: ParameterValue {
    public static var kind: ValueKind { .reference }
    public init?(value: Value) {
        if case .reference(let reference) = value {
            self = reference
        } else if let name = String(value: value) {
            self.init(name)
        } else {
            return nil
        }
    }
    public var value: Value { .reference(self) }
}

extension ClosedRange<Int>: ParameterValue {
    public static var kind: ValueKind { .range }
    public init?(value: Value) {
        switch value {
        case .range(let range): self = range
        case .integer(let number): self = number...number
        default: return nil
        }
    }
    public var value: Value { .range(self) }
}

extension Optional: ParameterValue where Wrapped: ParameterValue {
    public static var kind: ValueKind { .optional(Wrapped.kind) }
    public init?(value: Value) {
        if case .absent = value {
            self = .none
        } else if let wrapped = Wrapped(value: value) {
            self = .some(wrapped)
        } else {
            return nil
        }
    }
    public var value: Value { self?.value ?? .absent }
}

extension Array: ParameterValue where Element: ParameterValue {
    public static var kind: ValueKind { .list(Element.kind) }
    /// A single value reads as a list of one.
    public init?(value: Value) {
        let given: [Value] =
            switch value {
            case .list(let elements): elements
            case .absent: []
            default: [value]
            }
        var elements: [Element] = []
        for one in given {
            guard let element = Element(value: one) else { return nil }
            elements.append(element)
        }
        self = elements
    }
    public var value: Value { .list(map(\.value)) }
}

/// Any value at all, for commands that pass it on to whoever knows its kind.
extension Value: ParameterValue {
    public static var kind: ValueKind { .any }
    public init?(value: Value) { self = value }
    public var value: Value { self }
}
