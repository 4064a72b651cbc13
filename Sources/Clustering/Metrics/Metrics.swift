import Vocabulary

/// Every metric.
public enum Metrics {
    /// Sorted by name.
    public static let all: [any Metric.Type] = [
        AdjustedMutualInformation.self,
        AdjustedRand.self,
        BallHall.self,
        BetweenVariance.self,
        CIndex.self,
        CalinskiHarabasz.self,
        Completeness.self,
        DaviesBouldin.self,
        Dunn.self,
        FowlkesMallows.self,
        Homogeneity.self,
        Inertia.self,
        Jaccard.self,
        NormalizedMutualInformation.self,
        Rand.self,
        SDbw.self,
        Silhouette.self,
        SampledSilhouette.self,
        SimplifiedSilhouette.self,
        VMeasure.self,
        XieBeni.self,
        XMeansBIC.self,
    ]

    public static let catalogue = Catalogue(all) { $0.card.name }

    /// Those that look at the points.
    public static let ofPoints = all.filter { !($0 is any AgreementMetric.Type) }
    /// Those that need labels to compare with.
    public static let ofAgreement = all.compactMap { $0 as? any AgreementMetric.Type }
}
