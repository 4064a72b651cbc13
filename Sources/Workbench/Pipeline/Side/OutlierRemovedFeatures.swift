import Clustering
import Vocabulary

/// The stores that are trained on.
struct OutlierRemovedFeatures: PreparingAsset {
    static let word = "outlier_removed_features"
    static let summary = "Stores to train on; outliers are set aside, not lost."
    static let discussion = "Outliers are not trained on. They are assigned all the same, with a flag, by assign_clusters."
    static let codeVersion = 2
    static let reads = ["outlier_detection", "outlier_threshold", "outliers_method", "session_id"]

    let ownSide: Side
    let before: Input<NormalizedData>

    init(_ side: Side) {
        ownSide = side
        before = Input(side)
    }

    func preparations(_ parameters: JobParameters) -> [any Preparation] {
        guard parameters.outlierDetection else { return [] }
        return switch parameters.outlierMethod {
        case .iforest: [IsolationForest(contamination: parameters.outlierThreshold, seed: parameters.seed)]
        case .iqr: [InterquartileFences()]
        }
    }
}
