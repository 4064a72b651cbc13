import Vocabulary

/// A value as it was written in a statement, with its place.
public struct Written: Sendable, Equatable {
    public let value: Value
    /// The value as it is written out: unquoted words stay as they were typed.
    public let text: String
    public let place: Diagnostic.Place

    public init(_ value: Value, text: String? = nil, place: Diagnostic.Place) {
        self.value = value
        self.text = text ?? value.text
        self.place = place
    }
}
