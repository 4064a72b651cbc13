import Assets

/// The jobs of the pipeline, sorted by name.
public enum Jobs {
    public static let all: [Job] = [
        Job(
            "external_ml_job", summary: "Features, clusters and charts by what surrounds a store.",
            assets: Pipeline.sideAssets(.external)),
        Job(
            "external_preprocessing_job", summary: "External features, read and joined on the store.",
            assets: Pipeline.externalAssets),
        Job(
            "full_pipeline_job", summary: "Everything, from sales lines to merged clusters.",
            assets: Pipeline.internalAssets + Pipeline.externalAssets + Pipeline.sideAssets(.internal)
                + Pipeline.sideAssets(.external) + Pipeline.mergingAssets),
        Job(
            "internal_ml_job", summary: "Features, clusters and charts by what a store sells.",
            assets: Pipeline.sideAssets(.internal)),
        Job(
            "internal_preprocessing_job", summary: "Sales lines to shares of need states per store and category.",
            assets: Pipeline.internalAssets),
        Job(
            "merging_job", summary: "Internal and external clusters merged, small ones reassigned.",
            assets: Pipeline.mergingAssets),
    ]

    public static subscript(name: String) -> Job? { all.first { $0.name == name } }

    /// The smallest job that makes an asset.
    static func making(_ key: AssetKey) -> Job? {
        all.filter { $0.assets.contains(key) }.min { ($0.assets.count, $0.name) < ($1.assets.count, $1.name) }
    }
}
