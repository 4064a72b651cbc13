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
        let made = try await work.forEachPartition(of: before) { partition in
            let rows = try work.value(of: before, partition)
            var notes = Notes()
            let steps = preparations(work.parameters, present: Set(rows.frame.columns + rows.frame.categories.map(\.name)))
            return Made(try rows.taken(through: steps, partition: partition, &notes), partition: partition, notes: notes)
        }
        return try tellingStrangers(work, made)
    }

    /// A name to be ignored that is in no partition was probably misspelt.
    private func tellingStrangers(_ work: Work, _ made: [Made<PreparedRows>]) throws -> [Made<PreparedRows>] {
        guard let first = made.first, !work.parameters.ignoreFeatures.isEmpty else { return made }
        var present: Set<String> = []
        for one in made {
            let frame = try work.value(of: before, one.partition).frame
            present.formUnion(frame.columns + frame.categories.map(\.name))
        }
        var notes = first.notes
        for name in work.parameters.ignoreFeatures where !present.contains(name) {
            let near = name.nearest(in: present)
            notes.warnings.append("ignore_features names \(name), which no feature is called" + (near.isEmpty ? "" : "; there is \(near[0])"))
        }
        return [Made(first.output, partition: first.partition, notes: notes)] + made.dropFirst()
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
