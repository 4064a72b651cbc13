import Clustering

/// HDBSCAN with its defaults on clusters of unequal density and noise between them.
struct HDBSCANBenchmark: Benchmark {
    let name = "hdbscan"
    let title = "HDBSCAN 50,000 × 10, clusters of at least 100"
    let budget = 3.0
    let counterpart: Counterpart? = .inProcess

    private static let planted = PlantedPoints(rows: 50_000, columns: 10, clusters: 20, separation: 12)

    func prepared(in place: Place) async throws -> Run {
        let points = try Self.planted.points(in: place)
        var algorithm = HDBSCAN()
        try algorithm.set("min_cluster_size", to: .integer(100))
        try algorithm.set("min_samples", to: .integer(10))
        return { [algorithm] in
            let (fit, seconds) = try timed { try algorithm.fit(points) }
            let partition = fit.partition
            return Cost(
                seconds: seconds, amount: .rows(points.count),
                remark: "\(partition.clusterCount) clusters, \(partition.noiseCount) noise")
        }
    }
}
