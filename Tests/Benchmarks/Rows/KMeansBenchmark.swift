import Clustering

/// One start of k-means to convergence.
struct KMeansBenchmark: Benchmark {
    let name = "kmeans"
    let title = "k-means 1,000,000 × 20, k = 10, one start, to convergence"
    let budget = 0.4
    let counterpart: Counterpart? = .inProcess

    private static let planted = PlantedPoints(rows: 1_000_000, columns: 20, clusters: 10)

    func prepared(in place: Place) async throws -> Run {
        let points = try Self.planted.points(in: place)
        return {
            let (fit, seconds) = try timed { try KMeans(k: 10, restarts: 1).fit(points) }
            // Every iteration reads all rows once, in single precision with a norm beside them.
            let bytes = Double(points.count * (points.columns.count + 1) * 4 * fit.iterations)
            return Cost(seconds: seconds, amount: .bytes(bytes), remark: "\(fit.iterations) iterations, inertia \(Int(fit.figure("inertia") ?? 0))")
        }
    }
}
