import LinearAlgebra
import Testing

@testable import Clustering

struct MiniBatchKMeansTests {
    /// The medians of `MiniBatchKMeans(k, n_init=3, random_state=r)` over r = 0 … 19, of scikit-learn 1.9.1.
    @Test(arguments: [(3, 79.75851889023855), (5, 49.9303881358144)])
    func comesWithinAHundredthOfWhatScikitLearnFinds(k: Int, inertia: Double) throws {
        let inertias = try (0..<20).map {
            try #require(try MiniBatchKMeans(k: k, seed: $0).fit(Samples.iris).figure("inertia"))
        }
        #expect(inertias.sorted()[10] <= 1.01 * inertia)
    }

    @Test func findsPlantedClustersInBatchesOfAFewRows() throws {
        let points = try Samples.planted(rows: 9000, columns: 8, clusters: 5)
        let fit = try MiniBatchKMeans(k: 5, batchSize: 64).fit(points)
        #expect(fit.partition == Partition((0..<9000).map { $0 * 5 / 9000 }))
        #expect(fit.hasConverged)
    }

    @Test func comesNearToKMeansWhereClustersOverlap() throws {
        let points = try Samples.planted(rows: 20_000, columns: 5, clusters: 6, spread: 6)
        let full = try #require(try KMeans(k: 6, restarts: 3).fit(points).figure("inertia"))
        let batched = try #require(try MiniBatchKMeans(k: 6).fit(points).figure("inertia"))
        #expect(batched <= 1.05 * full)
    }

    @Test func heavyRowsDrawTheCentres() throws {
        let rows = (0..<6000).map { [Double($0 % 100)] }
        let even = try MiniBatchKMeans(k: 1, batchSize: 500).fit(try Points(Matrix(rows)))
        let uneven = try MiniBatchKMeans(k: 1, batchSize: 500).fit(
            try Points(Matrix(rows), weights: rows.map { $0[0] < 50 ? 1 : 9 }))
        // Means of 0 … 99 alone, and with 50 … 99 nine times as heavy.
        #expect(abs(try #require(even.model.locations)[0, 0] - 49.5) < 2)
        #expect(abs(try #require(uneven.model.locations)[0, 0] - 69.5) < 2)
    }

    @Test func stoppingEarlyIsTold() throws {
        let points = try Samples.planted(rows: 5000, columns: 3, clusters: 2, spread: 9)
        let fit = try MiniBatchKMeans(k: 9, batchSize: 5000, maximumIterations: 1).fit(points)
        #expect(fit.warnings == [.notConverged(iterations: 1)])
        #expect(try fit.model.assign(points).map(\.cluster) == fit.partition.labels)
    }

    @Test func aToleranceStopsSooner() throws {
        let points = try Samples.planted(rows: 20_000, columns: 3, clusters: 4, spread: 3)
        let patient = try MiniBatchKMeans(k: 4, batchSize: 256).fit(points)
        let tolerant = try MiniBatchKMeans(k: 4, batchSize: 256, tolerance: 0.01).fit(points)
        #expect(tolerant.iterations < patient.iterations && tolerant.hasConverged)
    }

    @Test func fewerDistinctRowsThanClustersGiveAClusterEachAndAWarning() throws {
        let fit = try MiniBatchKMeans(k: 5, batchSize: 10).fit(try Points(Matrix((0..<300).map { [Double($0 % 3), 1] })))
        #expect(fit.partition.sizes == [100, 100, 100])
        #expect(fit.warnings == [.fewerClusters(wanted: 5, found: 3)])
    }

    @Test func asManyClustersAsRowsGiveEveryRowItsOwn() throws {
        let points = try Samples.planted(rows: 200, columns: 2, clusters: 1)
        #expect(try MiniBatchKMeans(k: 200, batchSize: 16).fit(points).partition.clusterCount == 200)
    }

    @Test(arguments: [1e-300, 1e-30, 1e99])
    func extremeMagnitudesGiveADefinedResult(scale: Double) throws {
        let cells = Samples.iris.values.elements.map { $0 * scale }
        let points = try Points(Matrix(rows: 150, columns: 4, elements: cells))
        let fit = try MiniBatchKMeans(k: 4).fit(points)
        #expect(try #require(fit.figure("inertia")).isFinite)
        #expect(try fit.model.assign(points).map(\.cluster) == fit.partition.labels)
    }
}
