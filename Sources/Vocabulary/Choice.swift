/// An enumeration whose cases are the words a person may choose from.
public protocol Choice: ParameterValue, CaseIterable, RawRepresentable, Hashable where RawValue == String {}

extension Choice {
    public static var kind: ValueKind { .choice(allCases.map(\.rawValue)) }

    public init?(value: Value) {
        guard let word = String(value: value), let choice = Self(rawValue: word) else { return nil }
        self = choice
    }

    public var value: Value { .text(rawValue) }
}
