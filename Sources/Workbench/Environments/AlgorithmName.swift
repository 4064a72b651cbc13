import Clustering
import Vocabulary

/// A clustering algorithm by name, so that a name there is not is refused where it is read.
public struct AlgorithmName: ParameterValue, Hashable {
    public let name: String
    /// The algorithm with the settings its name stands for: `ward` is agglomerative with one linkage.
    public let algorithm: any Algorithm

    public init(_ type: any Algorithm.Type) {
        name = type.card.name
        algorithm = type.init()
    }

    public static var kind: ValueKind { .choice(Algorithms.names) }

    public init?(value: Value) {
        guard let name = String(value: value), let algorithm = Algorithms.named(name) else { return nil }
        self.name = name
        self.algorithm = algorithm
    }

    public var type: any Algorithm.Type { Swift.type(of: algorithm) }
    public var value: Value { .text(name) }

    public static func == (left: Self, right: Self) -> Bool { left.name == right.name }

    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
