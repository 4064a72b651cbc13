import Clustering
import Vocabulary

/// A metric that can choose a number of clusters, by name, so that any other name is refused where it is read.
public struct MetricName: ParameterValue, Hashable {
    public let type: any Metric.Type

    public init(_ type: any Metric.Type) { self.type = type }

    /// What compares with known labels says nothing where there are none.
    private static let names = Metrics.ofPoints.map { $0.card.name }

    public static var kind: ValueKind { .choice(names) }

    public init?(value: Value) {
        guard let name = String(value: value), Self.names.contains(name), let type = Metrics.catalogue[name] else { return nil }
        self.init(type)
    }

    public var value: Value { .text(type.card.name) }

    public static func == (left: Self, right: Self) -> Bool { left.value == right.value }

    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
