import Assets
import Clustering
import Tables
import Vocabulary

/// How good the clusters are.
struct CalculateClusterMetrics: SideAsset {
    static let codeVersion = 2
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
        let metrics = Metrics.ofPoints
        return try await work.forEachPartition(of: features) { partition in
            let points = try work.value(of: features, partition).frame.points()
            let stores = try work.value(of: trained, partition)
            let measured = try MeasuredPoints(points, as: stores.model.model)
            var notes = Notes()
            var scores: [(metric: any Metric.Type, score: Score)] = []
            for type in metrics {
                let score = try type.init().score(of: stores.partition, in: measured, .single)
                scores.append((type, score))
                notes.figures.append(score.figure(named: type.card.name))
            }
            let table = try Table(scores: scores)
            return Made(table, partition: partition, notes: notes)
        }
    }
}

extension Table {
    /// One row a metric: its number, which end is the good one, and what else there is to say.
    init(scores: [(metric: any Metric.Type, score: Score)]) throws(TableError) {
        try self.init([
            Column("metric", scores.map { $0.metric.card.name }), Column("value", scores.map(\.score.value)),
            Column("better", scores.map { $0.metric.direction == .higherIsBetter ? "higher" : "lower" }),
            Column("note", scores.map(\.score.note)),
        ])
    }
}

extension Score {
    /// How far an estimate may be off, or why there is no number.
    var note: String? {
        switch self {
        case .value: nil
        case .estimate(_, let error): "standard error \(error.grouped(digits: 4))"
        case .undefined(let reason): reason.text
        }
    }
}
