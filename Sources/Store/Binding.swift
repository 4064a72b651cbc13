/// A name in a session and what it stands for.
public struct Binding: Sendable, Hashable {
    public let name: String
    public let kind: String
    /// Text whose meaning is known to whoever made the binding.
    public let payload: String

    public init(_ name: String, kind: String, payload: String) {
        self.name = name
        self.kind = kind
        self.payload = payload
    }

    /// What happens to the names of a session.
    public enum Change: Sendable, Hashable {
        /// Binds a name, in place of what it stood for.
        case set(Binding)
        case remove(String)
    }
}
