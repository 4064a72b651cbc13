/// The numbers a parameter may take.
public struct LegalRange: Sendable, Hashable {
    let lower: Double?
    let upper: Double?
    let excludesLower: Bool

    /// `bound`, or more.
    public static func atLeast(_ bound: Double) -> Self { Self(lower: bound, upper: nil, excludesLower: false) }
    /// More than `bound`.
    public static func above(_ bound: Double) -> Self { Self(lower: bound, upper: nil, excludesLower: true) }
    /// From `lower` to `upper`, both included.
    public static func between(_ lower: Double, _ upper: Double) -> Self {
        Self(lower: lower, upper: upper, excludesLower: false)
    }

    public func contains(_ number: Double) -> Bool {
        guard number.isFinite else { return false }
        if let lower, excludesLower ? number <= lower : number < lower { return false }
        if let upper, number > upper { return false }
        return true
    }

    /// The rule in words: “at least 1”.
    public var phrase: String {
        switch (lower, upper) {
        case (let lower?, let upper?): "from \(plain(lower)) to \(plain(upper))"
        case (let lower?, nil): (excludesLower ? "more than " : "at least ") + plain(lower)
        case (nil, let upper?): "at most \(plain(upper))"
        case (nil, nil): "any number"
        }
    }

    /// The first number in `value` that breaks the rule, as text.
    func firstOutside(_ value: Value) -> String? {
        switch value {
        case .integer(let number): contains(Double(number)) ? nil : value.text
        case .number(let number): contains(number) ? nil : value.text
        case .range(let bounds):
            [bounds.lowerBound, bounds.upperBound].first { !contains(Double($0)) }.map(String.init)
        case .list(let elements): elements.lazy.compactMap(firstOutside).first
        default: nil
        }
    }

    private func plain(_ number: Double) -> String { Value.number(number).text }
}
