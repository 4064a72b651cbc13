import Vocabulary

/// Every preparation step.
public enum Preparations {
    /// Sorted by name.
    public static let all: [any Preparation.Type] = [
        CategoricalImputation.self,
        HighCorrelation.self,
        IsolationForest.self,
        IgnoreColumns.self,
        InterquartileFences.self,
        LowVariance.self,
        MaximumMagnitude.self,
        MinimumMaximum.self,
        NumericImputation.self,
        OneHot.self,
        PrincipalComponentAnalysis.self,
        RobustScaling.self,
        ZScore.self,
    ]

    public static let catalogue = Catalogue(all) { $0.card.name }
}
