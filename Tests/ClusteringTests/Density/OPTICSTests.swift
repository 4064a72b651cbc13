import LinearAlgebra
import Testing

@testable import Clustering

struct OPTICSTests {
    @Test func valleysAreThePlantedClusters() throws {
        let points = try Samples.planted(rows: 300, columns: 2, clusters: 3)
        let fit = try OPTICS(minimumSamples: 20, steepness: 0.1).fit(points)
        for cluster in 1...max(1, fit.partition.clusterCount) {
            #expect(Set(fit.partition.members(of: cluster).map { $0 * 3 / 300 }).count == 1)
        }
        #expect(fit.partition.clusterCount >= 3)
    }

    @Test func everyRowHasItsPlaceAndBeginningsHaveNoReachability() throws {
        let fit = try OPTICS(minimumSamples: 3, maximumDistance: 2).fit(
            try Points(Matrix([[0], [1], [2], [50], [51], [52.5]])))
        let places = try #require(fit.rowFigures.first { $0.name == "place" }).values
        #expect(Set(places.compactMap(\.self)) == [1, 2, 3, 4, 5, 6])
        let reachabilities = try #require(fit.rowFigures.first { $0.name == "reachability" }).values
        #expect(reachabilities.count { $0 == nil } == 2)
    }

    @Test func aCutFindsTheCoreRowsOfDBSCANTogether() throws {
        let points = try #require(DensitySamples.all["plain"])
        let cut = try OPTICS(minimumSamples: 5, extraction: .eps, eps: 0.9).fit(points).partition
        let dbscan = try DBSCAN(eps: 0.9, minimumSamples: 5).fit(points).partition
        let both = (0..<240).filter { cut.labels[$0] != nil && dbscan.labels[$0] != nil }
        let score = AdjustedRand.score(Partition(both.map { cut.labels[$0] }), against: Partition(both.map { dbscan.labels[$0] }))
        #expect(try #require(score.value) > 0.95)
    }
}
