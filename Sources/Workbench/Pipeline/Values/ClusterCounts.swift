import Clustering
import Tables

/// How good each number of clusters is, and which was chosen.
struct ClusterCounts: AssetValue {
    struct Row: Sendable {
        let count: Int
        let inertia: Double?
        let scores: [Double?]
        let rankSum: Int?
    }

    let metrics: [String]
    let rows: [Row]
    let chosen: Int
    /// Higher is better, by metric.
    let directions: [Bool]

    /// A partition whose rows allow no more than one cluster.
    static let one = ClusterCounts(metrics: [], rows: [Row(count: 1, inertia: 0, scores: [], rankSum: nil)], chosen: 1, directions: [])

    private init(metrics: [String], rows: [Row], chosen: Int, directions: [Bool]) {
        self.metrics = metrics
        self.rows = rows
        self.chosen = chosen
        self.directions = directions
    }

    init(_ sweep: Sweep) {
        let sums = Dictionary(uniqueKeysWithValues: sweep.choice.ranks.map { ($0.count, $0.sum) })
        self.init(
            metrics: sweep.metrics,
            rows: sweep.rows.map {
                Row(count: $0.count, inertia: $0.inertia, scores: $0.scores.map(\.value), rankSum: sums[$0.count])
            },
            chosen: sweep.choice.count, directions: Self.directions(of: sweep.metrics))
    }

    /// The one count of an algorithm that finds it by itself.
    init(of fit: Fit, _ points: Points, metrics: [any Metric]) throws(ClusteringError) {
        var scores: [Double?] = []
        let measured = try MeasuredPoints(points, as: fit.model)
        for metric in metrics { scores.append(try metric.score(of: fit.partition, in: measured, .single).value) }
        let names = metrics.map { type(of: $0).card.name }
        let count = fit.partition.clusterCount
        self.init(
            metrics: names,
            rows: [Row(count: count, inertia: try Inertia().score(of: fit.partition, in: points, .single).value, scores: scores, rankSum: nil)],
            chosen: count, directions: Self.directions(of: names))
    }

    private static func directions(of metrics: [String]) -> [Bool] {
        metrics.map { Metrics.catalogue[$0]?.direction == .higherIsBetter }
    }

    var extent: (rows: Int?, columns: Int?) { (rows.count, metrics.count + 4) }

    var parts: [ValuePart] {
        get throws {
            let scores = metrics.enumerated().map { position, name in Column(name, rows.map { $0.scores[position] }) }
            let columns =
                [Column("k", rows.map(\.count)), Column("inertia", rows.map(\.inertia))] + scores
                + [Column("rank_sum", rows.map(\.rankSum)), Column("chosen", rows.map { $0.count == chosen })]
            return [ValuePart("table", .table(try Table(columns)))]
        }
    }

    init(parts: ValueParts) throws {
        let table = try parts.table("table")
        metrics = Array(table.columnNames.dropFirst(2).dropLast(2))
        let scores = try metrics.map { try table.column($0).numbers }
        let inertias = try table.column("inertia").numbers
        let sums = try table.column("rank_sum").numbers
        let counts = try table.column("k").completeNumbers.map { Int($0) }
        rows = counts.indices.map { row in
            Row(count: counts[row], inertia: inertias[row], scores: scores.map { $0[row] }, rankSum: sums[row].map { Int($0) })
        }
        let isChosen = try table.column("chosen").completeNumbers
        chosen = zip(counts, isChosen).first { $1 == 1 }?.0 ?? 1
        directions = Self.directions(of: metrics)
    }
}
