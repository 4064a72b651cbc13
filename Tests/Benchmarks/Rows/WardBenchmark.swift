import Clustering

/// The whole tree of Ward's linkage, cut once.
struct WardBenchmark: Benchmark {
    let name = "ward"
    let title = "Ward 20,000 × 20, the whole tree"
    let budget = 1.5
    let counterpart: Counterpart? = .inProcess

    private static let planted = PlantedPoints(rows: 20_000, columns: 20, clusters: 10)

    func prepared(in place: Place) async throws -> Run {
        let points = try Self.planted.points(in: place)
        return {
            let (fit, seconds) = try timed { try Agglomerative(k: 10).fit(points) }
            // What comparing every row with every other once takes; the rounds that follow compare fewer.
            let operations = 2 * Double(points.count) * Double(points.count) * Double(points.columns.count) / 2
            let top = fit.tree?.merges.last?.height ?? 0
            return Cost(seconds: seconds, amount: .singles(operations), remark: "last height \(top.formatted(.number.precision(.fractionLength(2))))")
        }
    }
}
