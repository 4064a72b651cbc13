import Vocabulary

/// Every preparation step.
public enum Preparations {
    /// Sorted by name.
    public static let all: [any Preparation.Type] = [
        CategoricalImputation.self,
        EllipticEnvelope.self,
        HighCorrelation.self,
        IsolationForest.self,
        IgnoreColumns.self,
        IndexToAverage.self,
        InterquartileFences.self,
        IterativeImputation.self,
        KernelComponentAnalysis.self,
        KNearestImputation.self,
        LocalOutlierFactor.self,
        LowVariance.self,
        MaximumMagnitude.self,
        MinimumMaximum.self,
        NumericImputation.self,
        OneHot.self,
        Ordinal.self,
        PrincipalComponentAnalysis.self,
        QuantileTransform.self,
        RareLevels.self,
        RobustScaling.self,
        Shares.self,
        YeoJohnson.self,
        ZScore.self,
    ]

    public static let catalogue = Catalogue(all) { $0.card.name }
}
