import Vocabulary

/// Every metric.
public enum Metrics {
    /// Sorted by name.
    public static let all: [any Metric.Type] = [
        AdjustedRand.self,
        BetweenVariance.self,
        CalinskiHarabasz.self,
        DaviesBouldin.self,
        Inertia.self,
        Silhouette.self,
    ]

    public static let catalogue = Catalogue(all) { $0.card.name }
}
