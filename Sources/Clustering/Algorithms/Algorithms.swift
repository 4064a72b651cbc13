import Vocabulary

/// Every clustering algorithm.
public enum Algorithms {
    /// Sorted by name.
    public static let all: [any Algorithm.Type] = [
        KMeans.self,
    ]

    public static let catalogue = Catalogue(all) { $0.card.name }

    /// The words for the algorithms that have some abilities.
    public static func names(able abilities: Abilities) -> [String] {
        all.filter { $0.abilities.isSuperset(of: abilities) }.map { $0.card.name }
    }
}
