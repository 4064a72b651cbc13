import LinearAlgebra
import Testing

@testable import Clustering

struct HDBSCANTests {
    @Test func findsPlantedClustersOfDifferentDensity() throws {
        let points = try Samples.planted(rows: 500, columns: 4, clusters: 5)
        let fit = try HDBSCAN(minimumClusterSize: 20).fit(points)
        let truth = (0..<500).map { $0 * 5 / 500 }
        #expect(fit.partition.clusterCount == 5)
        for cluster in 1...5 { #expect(Set(fit.partition.members(of: cluster).map { truth[$0] }).count == 1) }
    }

    @Test func aRowFittedOnKeepsItsClusterAndProbability() throws {
        for points in DensitySamples.all.values {
            for algorithm in [HDBSCAN(), HDBSCAN(minimumClusterSize: 12, minimumSamples: 3, selection: .leaf)] {
                let fit = try algorithm.fit(points)
                let assigned = try fit.model.assign(points)
                #expect(assigned.map(\.cluster) == fit.partition.labels)
                let probabilities = try #require(fit.rowFigures.first { $0.name == "probability" }).values
                #expect(assigned.map(\.probability) == probabilities)
            }
        }
    }

    @Test func newRowsGoWhereTheyAreDenseEnough() throws {
        let points = try Samples.planted(rows: 600, columns: 2, clusters: 3)
        let fit = try HDBSCAN(minimumClusterSize: 30).fit(points)
        let near = try Points(Matrix((0..<600).map { row in points.values.row(row).map { $0 + 1e-3 } }))
        let far = try Points(Matrix([[1e6, -1e6], [1e100, 1e100]]))
        let assigned = try fit.model.assign(near)
        let agreeing = zip(assigned, fit.partition.labels).count { $0.cluster == $1 }
        #expect(agreeing > 580)
        #expect(try fit.model.assign(far).allSatisfy { $0.cluster == nil && $0.probability == 0 })
    }

    /// Joining what splits below ε leaves no cluster that was born below it.
    @Test func epsilonJoinsWhatSplitsBelowIt() throws {
        let points = try #require(DensitySamples.all["plain"])
        let counts = try [0, 0.2, 0.5, 1e3].map { epsilon in
            try HDBSCAN(minimumClusterSize: 5, selection: .leaf, epsilon: epsilon).fit(points).partition.clusterCount
        }
        #expect(counts == counts.sorted(by: >) && Set(counts).count > 2)
        let all = try HDBSCAN(minimumClusterSize: 5, selection: .leaf, epsilon: 1e3, allowsSingle: true).fit(points)
        #expect(all.partition.sizes == [240])
    }

    @Test func figuresOfRowsLieBetweenNoneAndAll() throws {
        for points in DensitySamples.all.values {
            let fit = try HDBSCAN().fit(points)
            for figures in fit.rowFigures {
                #expect(figures.values.compactMap(\.self).allSatisfy { (0...1).contains($0) }, "\(figures.name)")
            }
        }
    }

    /// λ of the last rows is 1, of the stray one 1/20, so it is 1 − 1/20 thinner than the densest part.
    @Test func aStrayRowStandsOut() throws {
        let points = try Points(Matrix([[0], [1], [2], [3], [4], [24]]))
        let fit = try HDBSCAN(minimumClusterSize: 2, minimumSamples: 2, allowsSingle: true).fit(points)
        let scores = try #require(fit.rowFigures.first { $0.name == "outlier_score" }).values
        #expect(scores == [0, 0, 0, 0, 0, 0.95])
        #expect(fit.partition.labels == [1, 1, 1, 1, 1, nil])
    }

    @Test func equalRowsAreNeverDivided() throws {
        let values = Matrix((0..<60).map { [$0 < 30 ? 0 : 5.0, 1] })
        let fit = try HDBSCAN(minimumClusterSize: 5).fit(try Points(values))
        #expect(fit.partition.sizes == [30, 30])
        #expect(fit.rowFigures[0].values.allSatisfy { $0 == 1 })
    }

    @Test func moreSamplesThanRowsAreAllRows() throws {
        let fit = try HDBSCAN(minimumClusterSize: 500).fit(Samples.iris)
        #expect(fit.partition.noiseCount == 150 && fit.warnings == [.onlyNoise])
    }

    /// The joins are those of single linkage where every row is its own sample.
    @Test func theDendrogramHasTheHeightsOfTheSpanningTree() throws {
        let fit = try HDBSCAN(minimumClusterSize: 5, minimumSamples: 1).fit(Samples.iris)
        let heights = try SpanningTree(of: Samples.iris.values, in: .standard).edges.map(\.weight)
        #expect(try #require(fit.tree).merges.map(\.height) == heights)
        #expect(fit.tree?.merges.last?.size == 150)
    }
}
