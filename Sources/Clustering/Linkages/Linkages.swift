import Vocabulary

/// Every linkage.
public enum Linkages {
    /// Sorted by name.
    public static let all: [any Linkage.Type] = [
        AverageLinkage.self,
        CompleteLinkage.self,
        SingleLinkage.self,
        WardLinkage.self,
    ]

    public static let catalogue = Catalogue(all) { $0.card.name }
}

/// A linkage by name, as a parameter.
public struct LinkageName: ParameterValue, Hashable {
    public let type: any Linkage.Type

    public init(_ type: any Linkage.Type) { self.type = type }

    public static let average = LinkageName(AverageLinkage.self)
    public static let complete = LinkageName(CompleteLinkage.self)
    public static let single = LinkageName(SingleLinkage.self)
    public static let ward = LinkageName(WardLinkage.self)
    public static var kind: ValueKind { .choice(Linkages.catalogue.names) }

    public init?(value: Value) {
        guard let name = String(value: value), let type = Linkages.catalogue[name] else { return nil }
        self.init(type)
    }

    public var value: Value { .text(type.card.name) }

    public static func == (left: Self, right: Self) -> Bool { left.value == right.value }

    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
