import Clustering

/// The mean silhouette from every distance there is.
struct SilhouetteBenchmark: Benchmark {
    let name = "silhouette"
    let title = "exact silhouette 10,000 × 50"
    let budget = 0.1
    let counterpart: Counterpart? = .inProcess

    static let planted = PlantedPoints(rows: 10_000, columns: 50, clusters: 8)

    /// The distance of every pair once: a difference of products, a root and two sums.
    static let operations = Double(planted.rows * planted.rows) / 2 * Double(2 * planted.columns + 4)

    func prepared(in place: Place) async throws -> Run {
        let points = try Self.planted.points(in: place)
        let partition = Self.planted.partition
        return {
            let (score, seconds) = try timed { try Silhouette().score(of: partition, in: points) }
            return Cost(seconds: seconds, amount: .doubles(Self.operations), remark: "\((score.value ?? 0).formatted())")
        }
    }
}
