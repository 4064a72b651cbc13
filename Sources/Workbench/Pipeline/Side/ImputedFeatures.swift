import Clustering
import Vocabulary

/// Features without missing cells and without words.
struct ImputedFeatures: PreparingAsset {
    static let word = "imputed_features"
    static let summary = "Features with missing cells filled and words as columns."
    static let reads = [
        "categorical_constant", "categorical_imputation", "imputation_type", "numeric_constant", "numeric_imputation",
    ]

    let ownSide: Side
    let before: Input<FilteredFeatures>

    init(_ side: Side) {
        ownSide = side
        before = Input(side)
    }

    func preparations(_ parameters: JobParameters) -> [any Preparation] {
        let numeric: NumericImputation.Strategy =
            switch parameters.numericImputation {
            case .constant: .constant
            case .mean: .mean
            case .median: .median
            case .mode: .mode
            }
        let categorical: CategoricalImputation.Strategy = parameters.categoricalImputation == .mode ? .mode : .constant
        return [
            NumericImputation(numeric, constant: parameters.numericConstant),
            CategoricalImputation(categorical, constant: parameters.categoricalConstant),
            OneHot(),
        ]
    }
}
