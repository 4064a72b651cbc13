/// A sorted list of described types, looked up by name or by unique prefix.
public struct Catalogue<Entry>: Sendable where Entry: Sendable {
    public let entries: [Entry]
    private let nameOf: @Sendable (Entry) -> String

    /// - Parameters:
    ///   - entries: sorted by name; a test guards the order.
    ///   - name: the name of an entry.
    public init(_ entries: [Entry], named name: @escaping @Sendable (Entry) -> String) {
        self.entries = entries
        nameOf = name
    }

    public var names: [String] { entries.map(nameOf) }

    public subscript(name: String) -> Entry? { entries.first { nameOf($0) == name } }

    /// The entries whose name begins with `prefix`; a whole name stands alone.
    public func matching(prefix: String) -> [Entry] {
        if let exact = self[prefix] { return [exact] }
        return entries.filter { nameOf($0).hasPrefix(prefix) }
    }
}
