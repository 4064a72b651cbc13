import LinearAlgebra
import Testing

@testable import Clustering

struct DBSCANTests {
    @Test func aBorderRowJoinsTheNearestCoreRowWhateverTheOrder() throws {
        // The row at 2.9 is within 1 of both ends, and nearer to the second.
        let cells = [0, 0.5, 1, 1.5, 2, 2.9, 3.7, 4.2, 4.7, 5.2]
        for order in [Array(0..<10), Array((0..<10).reversed())] {
            let fit = try DBSCAN(eps: 1, minimumSamples: 4).fit(try Points(Matrix(order.map { [cells[$0]] })))
            #expect(fit.partition == Partition(order.map { $0 < 5 ? 1 : 2 }))
        }
    }

    @Test func aBorderRowBetweenTwoCoreRowsJoinsTheOneOfLesserCellsWhateverTheOrder() throws {
        let cells = [0, 0.25, 0.5, 1, 2.5, 4, 4.5, 4.75, 5]
        for order in [Array(0..<9), Array((0..<9).reversed()), [5, 6, 7, 8, 4, 0, 1, 2, 3]] {
            let points = try Points(Matrix(order.map { [cells[$0]] }))
            let fit = try DBSCAN(eps: 1.5, minimumSamples: 4).fit(points)
            #expect(fit.partition == Partition(order.map { $0 < 5 ? 1 : 2 }))
            #expect(try fit.model.assign(points).map(\.cluster) == fit.partition.labels)
        }
    }

    @Test func theChosenDistanceIsToldAndFindsThePlantedClusters() throws {
        let points = try Samples.planted(rows: 600, columns: 3, clusters: 4)
        let fit = try DBSCAN().fit(points)
        let eps = try #require(fit.figure("eps"))
        guard case .chosen(parameter: "eps", value: eps, reason: _)? = fit.warnings.first else {
            Issue.record("the choice was not told")
            return
        }
        #expect(fit.partition.clusterCount == 4)
        #expect(try DBSCAN(eps: eps).fit(points).partition == fit.partition)
    }

    @Test func newRowsBelongWithinReachOfACoreRowOnly() throws {
        let fit = try DBSCAN(eps: 1, minimumSamples: 2).fit(try Points(Matrix([[0], [0.5], [10], [10.5], [50]])))
        let assigned = try fit.model.assign(try Points(Matrix([[-1], [-1.01], [11.5], [50]])))
        #expect(assigned.map(\.cluster) == [1, nil, 2, nil])
        #expect(assigned.map(\.distance).prefix(3) == [1, 1.01, 1])
    }

    @Test(arguments: ["cosine", "correlation", "gower", "manhattan"])
    func otherDissimilaritiesAreMeasuredAsNamed(name: String) throws {
        let points = try #require(DensitySamples.all["wide"])
        let distance = DissimilarityName(try #require(Dissimilarities.catalogue[name]))
        let space = try distance.space(of: points)
        let eps = DistanceKnee(of: (1..<200).map { space.dissimilarity(0, $0) }).distance
        let fit = try DBSCAN(eps: eps, minimumSamples: 5, distance: distance).fit(points)
        let crowds = (0..<200).map { row in (0..<200).count { space.dissimilarity(row, $0) <= eps } }
        #expect(fit.figure("core_rows") == Double(crowds.count { $0 >= 5 }))
    }

    @Test func theKneeIsWhereTheCurveTurns() {
        #expect(DistanceKnee(of: [5, 1, 1.1, 1.2, 9, 1.3]).distance == 1.3)
        #expect(DistanceKnee(of: [2, 2, 2]).distance == 2)
        #expect(DistanceKnee(of: []).distance == 0)
    }

    @Test func withoutCoreRowsAllIsNoise() throws {
        let fit = try DBSCAN(eps: 0.1, minimumSamples: 3).fit(try Points(Matrix([[0], [1], [2]])))
        #expect(fit.partition.noiseCount == 3 && fit.warnings == [.onlyNoise])
        #expect(throws: ClusteringError.tooFewRows(needed: 1, given: 0)) { try fit.model.assign(Samples.iris.columnOne()) }
    }
}

extension Points {
    /// One column, called as in tests that number columns.
    fileprivate func columnOne() throws -> Points { try Points(values.selecting(columns: [0])) }
}
