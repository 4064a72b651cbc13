/// A value an attribute may have.
public protocol AttributeValue: Sendable {
    /// The value as SVG writes it, not yet escaped.
    var attributeText: String { get }
}

extension String: AttributeValue {
    public var attributeText: String { self }
}

extension Int: AttributeValue {
    public var attributeText: String { String(self) }
}

extension Double: AttributeValue {
    /// The number with at most three decimals and no trailing zeros; a thousandth of a pixel is below what any screen shows.
    ///
    /// - Precondition: the number is finite.
    public var attributeText: String {
        precondition(isFinite, "a drawing has no place for \(self)")
        let thousandths = (self * 1000).rounded()
        guard thousandths.magnitude < 9e15 else { return "\(self)" }
        let (whole, rest) = Int(thousandths.magnitude).quotientAndRemainder(dividingBy: 1000)
        let sign = thousandths < 0 ? "-" : ""
        guard rest > 0 else { return sign + String(whole) }
        var decimals = String(1000 + rest).dropFirst()
        while decimals.last == "0" { decimals.removeLast() }
        return "\(sign)\(whole).\(decimals)"
    }
}
