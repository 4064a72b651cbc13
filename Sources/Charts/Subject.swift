/// What a chart is about.
public struct Subject: Sendable, Hashable {
    /// A category or a model, such as `GROCERY`; it ends the title.
    public let name: String?
    /// What one row is, in the singular: `store`.
    public let unit: String

    public init(_ name: String? = nil, unit: String = "row") {
        self.name = name
        self.unit = unit
    }

    /// The unit in the plural, for axis titles.
    var units: String { unit + "s" }

    /// A title that ends in the subject's name.
    func title(_ text: String) -> String {
        guard let name, !name.isEmpty else { return text }
        return "\(text): \(name)"
    }
}
