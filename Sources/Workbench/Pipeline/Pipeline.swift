import Assets

/// The assets there are, and the graph their inputs make.
public struct Pipeline: Sendable {
    public let assets: [any Asset]
    public let graph: AssetGraph
    private let positions: [AssetKey: Int]

    /// The pipeline of the workbench: 41 assets.
    public static let standard = Pipeline(
        internalSide + externalSide + side(.internal) + side(.external) + merging)

    private init(_ assets: [any Asset]) {
        self.assets = assets
        do {
            graph = try AssetGraph(assets.map(\.specification))
        } catch {
            preconditionFailure("the pipeline's own graph is broken: \(error)")
        }
        positions = Dictionary(uniqueKeysWithValues: assets.enumerated().map { ($1.key, $0) })
    }

    public subscript(key: AssetKey) -> (any Asset)? { positions[key].map { assets[$0] } }

    private static let internalSide: [any Asset] = [
        RawSalesData(),
        ProductCategoryMapping(),
        SalesWithCategories(),
        NormalizedSalesData(),
        SalesByCategory(),
        OutputSalesTable(),
    ]

    private static let externalSide: [any Asset] = [
        ExternalFeaturesData(),
        PreprocessedExternalData(),
    ]

    private static func side(_ side: Side) -> [any Asset] {
        [
            FeatureRawData(side),
            FilteredFeatures(side),
            ImputedFeatures(side),
            NormalizedData(side),
            OutlierRemovedFeatures(side),
            DimensionalityReducedFeatures(side),
            FeatureMetadata(side),
            OptimalClusterCounts(side),
            TrainClusteringModels(side),
            SaveClusteringModels(side),
            AssignClusters(side),
            SaveClusterAssignments(side),
            CalculateClusterMetrics(side),
            GenerateClusterVisualizations(side),
        ]
    }

    private static let merging: [any Asset] = [
        MergedClusters(),
        MergedClusterAssignments(),
        OptimizedMergedClusters(),
        ClusterReassignment(),
        SaveMergedClusterAssignments(),
    ]

    static let internalAssets = internalSide.map(\.key)
    static let externalAssets = externalSide.map(\.key)
    static let mergingAssets = merging.map(\.key)
    static func sideAssets(_ side: Side) -> [AssetKey] { Self.side(side).map(\.key) }
}
