import Assets
import Clustering
import Vocabulary

/// The clusters.
struct TrainClusteringModels: SideAsset {
    static let word = "train_clustering_models"
    static let summary = "The clusters of the stores trained on, and the fitted model."
    static let kind: AssetKind = .model
    static let codeVersion = 3
    static let reads = ["algorithm", "session_id"] + JobParameters.algorithmSettingNames

    let ownSide: Side
    let features: Input<DimensionalityReducedFeatures>
    let counts: Input<OptimalClusterCounts>
    let filtered: Input<FilteredFeatures>
    let imputed: Input<ImputedFeatures>
    let normalized: Input<NormalizedData>
    let inliers: Input<OutlierRemovedFeatures>

    init(_ side: Side) {
        ownSide = side
        features = Input(side)
        counts = Input(side)
        filtered = Input(side)
        imputed = Input(side)
        normalized = Input(side)
        inliers = Input(side)
    }

    func materialise(_ work: Work) async throws -> [Made<TrainedStores>] {
        let algorithm = try work.parameters.configuredAlgorithm()
        return try await work.forEachPartition(of: features) { partition in
            let rows = try work.value(of: features, partition)
            let points = try rows.frame.points()
            let count = try work.value(of: counts, partition).chosen
            let chosen = type(of: algorithm).abilities.contains(.counts) ? try algorithm.setting(count: count) : algorithm
            let fit = try chosen.fit(points, in: .single)
            let steps = [
                try work.value(of: filtered, partition).steps, try work.value(of: imputed, partition).steps,
                try work.value(of: normalized, partition).steps, try work.value(of: inliers, partition).steps, rows.steps,
            ]
            let chain = steps.reduce(FittedChain()) { $0.appending($1) }
            let trained = TrainedStores(
                ids: rows.ids, document: try ModelDocument(TrainedModel(chain: chain, model: fit.model)), partition: fit.partition,
                silhouettes: try Silhouette.values(of: fit.partition, in: MeasuredPoints(points, as: fit.model), .single))
            return Made(trained, partition: partition, notes: Self.notes(on: fit))
        }
    }

    private static func notes(on fit: Fit) -> Notes {
        var notes = Notes()
        notes.balance = .unchanged(fit.partition.rowCount)
        notes.figures += [
            Figure("clusters", fit.partition.clusterCount), Figure("iterations", fit.iterations),
            Figure("smallest cluster", fit.partition.sizes.last ?? 0),
        ] + fit.figures
        notes.warnings += fit.warnings.map(\.text)
        return notes
    }
}
