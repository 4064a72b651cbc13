/// Two rows, counted from 0, in either order.
public struct RowPair: Sendable, Hashable, Codable {
    public let first: Int
    public let second: Int

    public init(_ one: Int, _ other: Int) {
        first = min(one, other)
        second = max(one, other)
    }
}
