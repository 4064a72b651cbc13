import Clustering

/// The choice of the number of clusters, with everything that is looked at for it.
struct SweepBenchmark: Benchmark {
    let name = "sweep"
    let title = "sweep k = 2…10, 10 restarts, silhouette + CH + DB, 10,000 × 50"
    let budget = 1.0
    let counterpart: Counterpart? = .inProcess

    func prepared(in place: Place) async throws -> Run {
        let points = try SilhouetteBenchmark.planted.points(in: place)
        return {
            let (sweep, seconds) = try timed {
                try Sweep(
                    of: points, by: KMeans(k: 10, restarts: 10), over: 2...10,
                    metrics: [Silhouette(), CalinskiHarabasz(), DaviesBouldin()])
            }
            // At least: the distances that all silhouettes share. How often each start went round is not kept.
            return Cost(seconds: seconds, amount: .doubles(SilhouetteBenchmark.operations), remark: "chose \(sweep.choice.count)")
        }
    }
}
