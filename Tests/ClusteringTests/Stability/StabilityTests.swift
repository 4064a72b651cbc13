import LinearAlgebra
import Testing

@testable import Clustering

struct StabilityTests {
    private static let settings = Resampling(resamples: 20)

    @Test func plantedClustersComeBackWhole() throws {
        let points = try Samples.planted(rows: 200, columns: 5, clusters: 4)
        let algorithm = KMeans(k: 4, restarts: 3)
        let stability = try Stability(of: algorithm.fit(points).partition, in: points, by: algorithm, Self.settings)
        #expect(stability.clusters.count == 4 && stability.resamples == 20)
        for cluster in stability.clusters {
            #expect(try #require(cluster.mean) > 0.99)
            #expect(cluster.dissolved == 0 && cluster.recovered == 1)
        }
    }

    @Test func clustersOfNoiseDoNot() throws {
        let points = try Samples.bell(rows: 200, columns: 8)
        let algorithm = KMeans(k: 6, restarts: 3)
        let stability = try Stability(of: algorithm.fit(points).partition, in: points, by: algorithm, Self.settings)
        #expect(try #require(stability.mean) < 0.6)
        #expect(try #require(stability.weakest?.dissolved) > 0.3)
    }

    /// Two clusters told apart for certain, and a third that is half of one of them.
    @Test func tellsTheUnstableClusterFromTheStableOne() throws {
        let points = try Samples.planted(rows: 200, columns: 3, clusters: 2, seed: 4)
        let algorithm = KMeans(k: 3, restarts: 3)
        let stability = try Stability(of: algorithm.fit(points).partition, in: points, by: algorithm, Self.settings)
        let means = stability.clusters.compactMap(\.mean)
        // The largest is the planted cluster that was not split, the others are halves.
        #expect(means[0] > means[1] && means[0] > means[2])
    }

    @Test func jaccardIsSharedRowsOverAllRows() {
        let partition = Partition([1, 1, 1, 1, 2, 2, nil])
        // Of the rows drawn, cluster 1 has 0, 1, 2 and cluster 2 has 4: {0, 1} | {2, 4, 6}.
        let found = Partition([1, 1, 2, 2, 2])
        let best = partition.bestJaccards(on: [0, 1, 2, 4, 6], in: found)
        #expect(best == [2.0 / 3, 1.0 / 3])
        #expect(partition.bestJaccards(on: [0, 6], in: Partition([nil, nil])) == [0, nil])
    }

    @Test func bootstrapDrawsAboutTwoThirdsOfTheRows() {
        let drawn = Resampling(resamples: 1, rows: 5000).drawn(from: 5000, resample: 0)
        #expect(drawn == Set(drawn).sorted())
        #expect(abs(Double(drawn.count) / 5000 - 0.632) < 0.03)
    }

    @Test func subsamplesAreAsLargeAsAskedFor() {
        let scheme = Resampling(.subsample(0.8), rows: 100)
        #expect(scheme.drawn(from: 50, resample: 3).count == 40)
        #expect(scheme.drawn(from: 500, resample: 3).count == 80)
        #expect(scheme.drawn(from: 1, resample: 3) == [0])
        #expect(Resampling(.subsample(.nan)).drawn(from: 50, resample: 0).count == 1)
        #expect(scheme.drawn(from: 50, resample: 3) != scheme.drawn(from: 50, resample: 4))
    }

    @Test func theOrderOfRowsDoesNotMatter() throws {
        let points = try Samples.planted(rows: 120, columns: 4, clusters: 3, spread: 4)
        let reversed = points.selecting(rows: Array((0..<120).reversed()))
        let algorithm = KMeans(k: 3, restarts: 3)
        let partition = try algorithm.fit(points).partition
        let turned = Partition(Array(partition.labels.reversed()))
        let straight = try Stability(of: partition, in: points, by: algorithm, Self.settings)
        let other = try Stability(of: turned, in: reversed, by: algorithm, Self.settings)
        let (first, second) = (straight.clusters.compactMap(\.mean), other.clusters.compactMap(\.mean))
        #expect(first.sorted() == second.sorted())
    }

    @Test func givesTheSameBitsOnOneThreadAndTwo() throws {
        let points = try Samples.planted(rows: 120, columns: 4, clusters: 3, spread: 4)
        let algorithm = KMeans(k: 3, restarts: 2)
        let partition = try algorithm.fit(points).partition
        let one = try Stability(of: partition, in: points, by: algorithm, Self.settings, in: .single)
        #expect(try Stability(of: partition, in: points, by: algorithm, Self.settings, in: .two) == one)
    }

    @Test(arguments: Samples.degenerate.map(\.name))
    func degenerateTablesHaveAStability(name: String) throws {
        let points = try Points(try #require(Samples.degenerate.first { $0.name == name }).values)
        let algorithm = KMeans(k: 2, restarts: 2)
        let partition = try algorithm.fit(points).partition
        let stability = try Stability(of: partition, in: points, by: algorithm, Self.settings)
        #expect(stability.clusters.count == partition.clusterCount)
        for cluster in stability.clusters { #expect(cluster.mean.map { (0...1).contains($0) } ?? true) }
    }

    @Test func refusesAPartitionOfOtherRows() {
        #expect(throws: ClusteringError.differentRows(2, 150)) {
            try Stability(of: Partition([1, 2]), in: Samples.iris, by: KMeans())
        }
    }

    @Test func stopsWhenCancelled() throws {
        let partition = try KMeans(k: 3).fit(Samples.iris).partition
        #expect(throws: ClusteringError.cancelled) {
            try Stability(of: partition, in: Samples.iris, by: KMeans(k: 3), in: Execution(isCancelled: { true }))
        }
    }

    @Test(arguments: [(0.75, Stability.Standing.stable), (0.74, .pattern), (0.6, .pattern), (0.59, .doubtful), (0.5, .dissolved)])
    func aClusterStandsByTheBoundsOfHennig(mean: Double, standing: Stability.Standing) {
        #expect(Stability.Standing(meanJaccard: mean) == standing)
    }
}
