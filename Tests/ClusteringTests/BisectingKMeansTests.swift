import Foundation
import LinearAlgebra
import Testing

@testable import Clustering

struct BisectingKMeansTests {
    /// The least inertia of `BisectingKMeans(k, n_init=20, tol=0, bisecting_strategy=…, random_state=r)` over r = 0 … 9, of
    /// scikit-learn 1.9.1; both strategies give the same.
    @Test(
        arguments: [BisectionStrategy.biggestInertia, .largestCluster],
        [
            (2, 152.3479517603579, [97, 53]), (3, 84.20375254573912, [59, 53, 38]),
            (4, 69.59943150884982, [53, 38, 34, 25]), (5, 56.305022703818366, [50, 38, 34, 25, 3]),
        ])
    func givesTheInertiaOfScikitLearn(strategy: BisectionStrategy, expected: (k: Int, inertia: Double, sizes: [Int])) throws {
        let fit = try BisectingKMeans(k: expected.k, strategy: strategy, restarts: 20, tolerance: 0).fit(Samples.iris)
        #expect(try #require(fit.figure("inertia")).agrees(with: expected.inertia))
        #expect(fit.partition.sizes == expected.sizes)
    }

    @Test func eachNumberOfClustersDividesOneOfTheLast() throws {
        let points = try Samples.planted(rows: 600, columns: 4, clusters: 7, spread: 2)
        let fits = try BisectingKMeans().sweep(points, over: 1...12, in: .standard)
        for (coarse, fine) in zip(fits, fits.dropFirst()) {
            #expect(fine.partition.clusterCount == coarse.partition.clusterCount + 1)
            let pairs = Set(zip(fine.partition.labels, coarse.partition.labels).map { [$0, $1] })
            #expect(pairs.count == fine.partition.clusterCount)
            #expect(try #require(fine.figure("inertia")) < #require(coarse.figure("inertia")))
        }
    }

    @Test func theLargestClusterIsDividedWhereThatIsAsked() throws {
        // Many rows close together, and few far apart.
        let rows = (0..<40).map { [Double($0 % 2)] } + [[1000], [2000]]
        let points = try Points(Matrix(rows))
        #expect(try BisectingKMeans(k: 3).fit(points).partition.sizes == [40, 1, 1])
        #expect(try BisectingKMeans(k: 3, strategy: .largestCluster).fit(points).partition.sizes == [20, 20, 2])
    }

    @Test func theRunnerUpLiesBeyondTheNarrowestFork() throws {
        let points = try Points(Matrix([[0], [1], [10], [11], [30], [31]]))
        let fit = try BisectingKMeans(k: 3).fit(points)
        let found = try fit.model.assign(try Points(Matrix([[9], [22]])))
        let (low, middle, high) = (fit.partition.labels[0], fit.partition.labels[2], fit.partition.labels[4])
        // Centres 0.5, 10.5 and 30.5; the first fork is between 5.5 and 30.5.
        #expect(found[0] == Assignment(cluster: middle, distance: 1.5, runnerUp: low, margin: 7))
        #expect(found[1] == Assignment(cluster: high, distance: 8.5, runnerUp: middle, margin: 8))
    }

    @Test func rowsThatCannotBeDividedEndTheSearchWithAWarning() throws {
        let fit = try BisectingKMeans(k: 5).fit(try Points(Matrix((0..<30).map { [Double($0 % 3), 1] })))
        #expect(fit.partition.sizes == [10, 10, 10])
        #expect(fit.figure("inertia") == 0)
        #expect(fit.warnings == [.fewerClusters(wanted: 5, found: 3)])
    }

    @Test(arguments: [1e-300, 1e-30, 1e99])
    func extremeMagnitudesGiveADefinedResult(scale: Double) throws {
        let cells = Samples.iris.values.elements.map { $0 * scale }
        let points = try Points(Matrix(rows: 150, columns: 4, elements: cells))
        let fit = try BisectingKMeans(k: 4).fit(points)
        #expect(try #require(fit.figure("inertia")).isFinite)
        #expect(try fit.model.assign(points).map(\.cluster) == fit.partition.labels)
    }

    @Test func aDamagedTreeIsRefused() throws {
        let model = TrainedModel(chain: FittedChain(), model: try BisectingKMeans(k: 3).fit(Samples.iris).model)
        let text = String(decoding: try model.json(), as: UTF8.self)
        let damaged = text.replacing(/"halved":\[[0-9,]*\]/, with: "\"halved\":[0,7]")
        #expect(damaged != text)
        #expect(throws: ClusteringError.self) { try TrainedModel(json: Data(damaged.utf8)) }
    }
}
