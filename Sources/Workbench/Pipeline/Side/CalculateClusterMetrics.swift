import Assets
import Clustering
import Tables
import Vocabulary

/// How good the clusters are.
struct CalculateClusterMetrics: SideAsset {
    static let word = "calculate_cluster_metrics"
    static let summary = "Quality of the clusters by every measure there is."
    static let discussion = "Of the stores trained on. A measure that is not defined for the data is told as such, with the reason."
    static let kind: AssetKind = .table

    let ownSide: Side
    let features: Input<DimensionalityReducedFeatures>
    let trained: Input<TrainClusteringModels>

    init(_ side: Side) {
        ownSide = side
        features = Input(side)
        trained = Input(side)
    }

    func materialise(_ work: Work) async throws -> [Made<Table>] {
        let metrics = Metrics.all.filter { $0 != AdjustedRand.self }
        return try await work.forEachPartition(of: features) { partition in
            let points = try work.value(of: features, partition).frame.points()
            let partitioning = try work.value(of: trained, partition).partition
            var notes = Notes()
            var scores: [(name: String, score: Score, better: String)] = []
            for type in metrics {
                let score = try type.init().score(of: partitioning, in: points, .single)
                scores.append((type.card.name, score, type.direction == .higherIsBetter ? "higher" : "lower"))
                notes.figures.append(score.figure(named: type.card.name))
            }
            let table = try Table([
                Column("metric", scores.map(\.name)), Column("value", scores.map(\.score.value)),
                Column("better", scores.map(\.better)),
                Column("note", scores.map { one -> String? in if case .undefined(let reason) = one.score { reason.text } else { nil } }),
            ])
            return Made(table, partition: partition, notes: notes)
        }
    }
}
