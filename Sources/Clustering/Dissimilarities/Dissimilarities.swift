import Vocabulary

/// Every dissimilarity.
public enum Dissimilarities {
    /// Sorted by name.
    public static let all: [any Dissimilarity.Type] = [
        Correlation.self,
        Cosine.self,
        Euclidean.self,
        Gower.self,
        Manhattan.self,
    ]

    public static let catalogue = Catalogue(all) { $0.card.name }
}

/// A dissimilarity by name, as a parameter.
public struct DissimilarityName: ParameterValue, Hashable {
    public let type: any Dissimilarity.Type

    public init(_ type: any Dissimilarity.Type) { self.type = type }

    public static let euclidean = DissimilarityName(Euclidean.self)
    public static var kind: ValueKind { .choice(Dissimilarities.catalogue.names) }

    public init?(value: Value) {
        guard let name = String(value: value), let type = Dissimilarities.catalogue[name] else { return nil }
        self.init(type)
    }

    public var value: Value { .text(type.card.name) }

    /// The rows of points as what their dissimilarities are computed from.
    ///
    /// - Throws: `ClusteringError.textColumns` where it cannot take them, `.noDirection`.
    public func space(of points: Points) throws(ClusteringError) -> DissimilaritySpace {
        try type.init().space(of: points)
    }

    public static func == (left: Self, right: Self) -> Bool { left.value == right.value }

    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
