import Vocabulary

/// Every criterion for the number of clusters that is more than the best score of a metric.
public enum Criteria {
    /// Sorted by name.
    public static let all: [any Criterion.Type] = [
        Gap.self,
        Hartigan.self,
        Knee.self,
        SilhouetteExcess.self,
    ]

    public static let catalogue = Catalogue(all) { $0.card.name }
}
