/// The rest of a statement, taken as it stands: `where STORE_NBR = 367 limit 5`.
public struct Tail: ParameterValue, Hashable {
    public static var kind: ValueKind { .tail }
    public var text: String

    public init(_ text: String = "") { self.text = text }

    public init?(value: Value) {
        guard case .text(let text) = value else { return nil }
        self.init(text)
    }

    public var value: Value { .text(text) }
}
