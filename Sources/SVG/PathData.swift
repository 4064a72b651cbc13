/// The outline a `path` element follows, in user units.
public struct PathData: AttributeValue, Hashable {
    public private(set) var attributeText = ""

    public init() {}

    public var isEmpty: Bool { attributeText.isEmpty }

    /// Lifts the pen and puts it down at a point.
    public mutating func move(_ x: Double, _ y: Double) { append("M\(x.attributeText),\(y.attributeText)") }

    /// Draws a straight line to a point.
    public mutating func line(_ x: Double, _ y: Double) { append("L\(x.attributeText),\(y.attributeText)") }

    /// Draws a horizontal line to `x`.
    public mutating func horizontal(_ x: Double) { append("H\(x.attributeText)") }

    /// Draws a vertical line to `y`.
    public mutating func vertical(_ y: Double) { append("V\(y.attributeText)") }

    /// Draws a straight line back to where the pen was put down last.
    public mutating func close() { append("Z") }

    private mutating func append(_ command: String) { attributeText += command }
}
