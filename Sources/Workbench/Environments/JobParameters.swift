import Clustering
import Vocabulary

/// Everything that steers the pipeline, under the names its configuration files use.
public struct JobParameters: Described, Hashable {
    public var ignoreFeatures: [String] = []
    public var lowVariance = false
    public var lowVarianceThreshold = 0.0
    public var multicollinearity = false
    public var multicollinearityThreshold = 0.9
    public var imputationType = ImputationType.simple
    public var numericImputation = NumericImputation.mean
    public var numericConstant = 0.0
    public var categoricalImputation = CategoricalImputation.mode
    public var categoricalConstant = "missing"
    public var normalize = true
    public var scaling = Scaling.zscore
    public var outlierDetection = true
    public var outlierMethod = OutlierMethod.iforest
    public var outlierThreshold = 0.05
    public var pcaActive = true
    public var pcaMethod = PCAMethod.linear
    public var pcaComponents = 0.8
    public var metadataDetail = MetadataDetail.full
    public var minClusters = 2
    public var maxClusters = 10
    public var metrics = [MetricName(Silhouette.self), MetricName(CalinskiHarabasz.self), MetricName(DaviesBouldin.self)]
    public var algorithm = AlgorithmName(KMeans.self)
    /// Settings of algorithms that are not at their defaults, as `ALGORITHM.SETTING`.
    public var algorithmSettings: [String: Value] = [:]
    public var seed = 42
    public var minClusterSize = 20
    public var maxBadRows = 0.01
    public var materialized = Materialized.view

    public init() {}

    public enum ImputationType: String, Choice { case simple }
    public enum NumericImputation: String, Choice { case constant, mean, median, mode }
    public enum CategoricalImputation: String, Choice { case constant, mode }
    public enum Scaling: String, Choice { case maxabs, minmax, robust, zscore }
    public enum OutlierMethod: String, Choice { case iforest, iqr }
    public enum PCAMethod: String, Choice { case linear }
    public enum MetadataDetail: String, Choice { case basic, full }
    public enum Materialized: String, Choice { case table, view }

    public static let card = Card(
        name: "job_params", summary: "What steers the pipeline, from features to merged clusters.")

    public static let parameters: [Parameter<Self>] = [
        .option("ignore_features", \.ignoreFeatures, "Features left out of the clustering, by column name."),
        .option("remove_low_variance", \.lowVariance, "Whether features that hardly vary are dropped."),
        .option("low_variance_threshold", \.lowVarianceThreshold, "Variance at or below which a feature is dropped.", in: .atLeast(0)),
        .option("remove_multicollinearity", \.multicollinearity, "Whether of two like features the later is dropped."),
        .option("multicollinearity_threshold", \.multicollinearityThreshold, "Absolute correlation above which two features are alike.", in: .between(0, 1)),
        .option("imputation_type", \.imputationType, "How missing cells are filled."),
        .option("numeric_imputation", \.numericImputation, "What fills a missing number."),
        .option("numeric_constant", \.numericConstant, "The number that fills, where numeric_imputation is constant."),
        .option("categorical_imputation", \.categoricalImputation, "What fills a missing word."),
        .option("categorical_constant", \.categoricalConstant, "The word that fills, where categorical_imputation is constant."),
        .option("normalize", \.normalize, "Whether features are brought to a common scale."),
        .option("norm_method", \.scaling, "How features are scaled."),
        .option("outlier_detection", \.outlierDetection, "Whether outlier stores are kept out of training."),
        .option("outliers_method", \.outlierMethod, "How outlier stores are found."),
        .option("outlier_threshold", \.outlierThreshold, "The share of stores taken to be outliers.", in: .between(0, 0.5)),
        .option("pca_active", \.pcaActive, "Whether features are replaced by their principal components."),
        .option("pca_method", \.pcaMethod, "The kind of principal components."),
        .option("pca_components", \.pcaComponents, "Components kept: a count from 1, or the share of variance below 1.", in: .above(0)),
        .option("feature_metadata_detail", \.metadataDetail, "How much is told of each feature."),
        .option("min_clusters", \.minClusters, "The smallest number of clusters tried.", in: .atLeast(1)),
        .option("max_clusters", \.maxClusters, "The largest number of clusters tried.", in: .between(1, 1000)),
        .option("metrics", \.metrics, "The quality measures that choose the number of clusters.", names: .metric),
        .option("algorithm", \.algorithm, "The clustering algorithm.", names: .algorithm),
        .option("session_id", \.seed, "The seed of all random choices.", in: .atLeast(0)),
        .option("min_cluster_size", \.minClusterSize, "Merged clusters with fewer stores are dissolved.", in: .atLeast(1), unit: "stores"),
        .option("max_bad_rows", \.maxBadRows, "The share of rows that may break the schema before a run stops.", in: .between(0, 1)),
        .option("materialized", \.materialized, "Whether sales-line assets are kept as queries or as files."),
    ] + algorithmParameters
}
