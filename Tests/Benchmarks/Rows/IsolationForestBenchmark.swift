import Clustering

/// Growing a forest and scoring every row with it.
struct IsolationForestBenchmark: Benchmark {
    let name = "iforest"
    let title = "isolation forest 100,000 × 20, 100 trees"
    let budget = 0.3
    let counterpart: Counterpart? = .inProcess

    private static let planted = PlantedPoints(rows: 100_000, columns: 20, clusters: 10)

    func prepared(in place: Place) async throws -> Run {
        let frame = Frame(try Self.planted.points(in: place))
        return {
            let (flagged, seconds) = try timed { try IsolationForest(contamination: 0.05).fit(frame).apply(to: frame).outliers }
            return Cost(seconds: seconds, amount: .rows(flagged.count), remark: "\(flagged.count { $0 }) flagged")
        }
    }
}
