import Vocabulary

/// Every clustering algorithm.
public enum Algorithms {
    /// Sorted by name.
    public static let all: [any Algorithm.Type] = [
        KMeans.self,
    ]

    public static let catalogue = Catalogue(all) { $0.card.name }
}
