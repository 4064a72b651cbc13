extension Double {
    /// The number rounded to `digits` after the point, thousands separated by commas: `1,464,471`.
    ///
    /// Rounds half away from zero on the decimal digits shown; numbers too large for 64 bits are printed as they are.
    public func grouped(digits: Int) -> String {
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = (magnitude * scale).rounded()
        guard scaled < 9e18 else { return "\(self)" }
        let whole = Int(scaled / scale)
        let sign = self < 0 && scaled > 0 ? "-" : ""
        guard digits > 0 else { return sign + whole.grouped }
        let fraction = String(Int(scaled - Double(whole) * scale))
        return sign + whole.grouped + "." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}

extension Int {
    /// The number with thousands separated by commas.
    public var grouped: String {
        let digits = Array(String(magnitude))
        var text = self < 0 ? "-" : ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// A count with its noun: `1 row`, `2 rows`.
    public func counted(_ singular: String, _ plural: String? = nil) -> String {
        "\(grouped) \(self == 1 ? singular : plural ?? singular + "s")"
    }
}
