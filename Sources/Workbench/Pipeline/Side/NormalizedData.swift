import Clustering
import Vocabulary

/// Features on a common scale.
struct NormalizedData: PreparingAsset {
    static let word = "normalized_data"
    static let summary = "Features brought to a common scale."
    static let reads = ["norm_method", "normalize"]

    let ownSide: Side
    let before: Input<ImputedFeatures>

    init(_ side: Side) {
        ownSide = side
        before = Input(side)
    }

    func preparations(_ parameters: JobParameters) -> [any Preparation] {
        guard parameters.normalize else { return [] }
        return switch parameters.scaling {
        case .maxabs: [MaximumMagnitude()]
        case .minmax: [MinimumMaximum()]
        case .robust: [RobustScaling()]
        case .zscore: [ZScore()]
        }
    }
}
