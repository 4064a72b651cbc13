import Clustering
import Vocabulary

/// A clustering algorithm by name, so that a name there is not is refused where it is read.
public struct AlgorithmName: ParameterValue, Hashable {
    public let type: any Algorithm.Type

    public init(_ type: any Algorithm.Type) { self.type = type }

    public static var kind: ValueKind { .choice(Algorithms.catalogue.names) }

    public init?(value: Value) {
        guard let name = String(value: value), let type = Algorithms.catalogue[name] else { return nil }
        self.init(type)
    }

    public var value: Value { .text(type.card.name) }

    public static func == (left: Self, right: Self) -> Bool { left.value == right.value }

    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
