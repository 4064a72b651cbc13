import Clustering
import Vocabulary

/// The features that are to take part.
struct FilteredFeatures: PreparingAsset {
    static let word = "filtered_features"
    static let summary = "Features less those ignored, hardly varying or alike."
    static let reads = [
        "ignore_features", "multicollinearity_threshold", "low_variance_threshold", "remove_low_variance",
        "remove_multicollinearity",
    ]

    let ownSide: Side
    let before: Input<FeatureRawData>

    init(_ side: Side) {
        ownSide = side
        before = Input(side)
    }

    func materialise(_ work: Work) async throws -> [Made<PreparedRows>] {
        try await work.forEachPartition(of: before) { partition in
            let rows = try work.value(of: before, partition)
            var notes = Notes()
            let steps = preparations(work.parameters, present: Set(rows.frame.columns + rows.frame.categories.map(\.name)))
            return Made(try rows.taken(through: steps, partition: partition, &notes), partition: partition, notes: notes)
        }
    }

    func preparations(_ parameters: JobParameters) -> [any Preparation] {
        preparations(parameters, present: Set(parameters.ignoreFeatures))
    }

    /// A feature to be ignored is rarely one of every category, so only those present are named.
    private func preparations(_ parameters: JobParameters, present: Set<String>) -> [any Preparation] {
        var steps: [any Preparation] = []
        let ignored = parameters.ignoreFeatures.filter(present.contains)
        if !ignored.isEmpty { steps.append(IgnoreColumns(ignored)) }
        if parameters.lowVariance { steps.append(LowVariance(threshold: parameters.lowVarianceThreshold)) }
        if parameters.multicollinearity { steps.append(HighCorrelation(threshold: parameters.multicollinearityThreshold)) }
        return steps
    }
}
