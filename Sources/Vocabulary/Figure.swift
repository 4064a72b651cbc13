/// A named number about a result, such as a silhouette or a row count, with what is needed to print it.
public struct Figure: Sendable, Hashable, Codable {
    public let name: String
    /// `nil` where the figure is not defined for the data at hand.
    public let value: Double?
    /// Digits after the point a person wants to see.
    public let digits: Int

    public init(_ name: String, _ value: Double?, digits: Int = 4) {
        self.name = name
        self.value = value
        self.digits = digits
    }

    public init(_ name: String, _ count: Int) {
        self.init(name, Double(count), digits: 0)
    }

    /// The number for a person, with thousands separated; “undefined” where there is none.
    public var text: String {
        guard let value else { return "undefined" }
        return value.grouped(digits: digits)
    }
}
