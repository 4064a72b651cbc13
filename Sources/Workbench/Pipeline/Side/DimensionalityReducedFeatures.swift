import Clustering
import Vocabulary

/// What the clusters are found in.
struct DimensionalityReducedFeatures: PreparingAsset {
    static let word = "dimensionality_reduced_features"
    static let summary = "Features as principal components, or as they are."
    static let reads = ["pca_active", "pca_components", "pca_method"]

    let ownSide: Side
    let before: Input<OutlierRemovedFeatures>

    init(_ side: Side) {
        ownSide = side
        before = Input(side)
    }

    func preparations(_ parameters: JobParameters) -> [any Preparation] {
        parameters.pcaActive ? [PrincipalComponentAnalysis(components: parameters.pcaComponents)] : []
    }
}
