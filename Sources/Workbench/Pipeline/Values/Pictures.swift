/// Charts of one partition, by name.
public struct Pictures: AssetValue, Equatable {
    /// SVG text by the chart's name.
    public let charts: [String: String]

    public init(_ charts: [String: String]) { self.charts = charts }

    public var parts: [ValuePart] {
        charts.sorted { $0.key < $1.key }.map { ValuePart($0.key, .picture($0.value)) }
    }

    public init(parts: ValueParts) throws {
        var charts: [String: String] = [:]
        for name in parts.names(ending: "svg") { charts[name] = try parts.text(name, ending: "svg") }
        self.init(charts)
    }
}
