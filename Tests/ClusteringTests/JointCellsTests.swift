import LinearAlgebra
import Testing

@testable import Clustering

struct JointCellsTests {
    @Test func rowsOfACellShareAllTheirClusters() {
        let cells = JointCells(of: [[0, 1, 0, -1, 1, 0], [0, 0, 1, 0, 0, 0]], clusters: [2, 2])
        #expect(cells.rows == [3, 0, 5, 2, 1, 4])
        #expect(cells.cells.map(\.places) == [0..<1, 1..<3, 3..<4, 4..<6])
        #expect(cells.cells.map(\.clusters) == [[2], [0, 2], [0, 3], [1, 2]])
        #expect(cells.clusterCount == 4)
        #expect(cells.parts(of: 2..<5).map(\.places) == [2..<3, 3..<4, 4..<5])
    }

    /// From one partition alone or from many at once: all that differs is the order in which doubles are added.
    @Test func silhouettesDoNotDependOnTheirCompany() throws {
        let points = try Samples.planted(rows: 1900, columns: 6, clusters: 3, spread: 6)
        let partitions = try (2...7).map { try KMeans(k: $0, restarts: 1).fit(points).partition }
        let together = try Silhouette().scores(of: partitions, in: points, .two)
        for (partition, score) in zip(partitions, together) {
            let alone = try #require(try Silhouette().score(of: partition, in: points).value)
            #expect(try #require(score.value).agrees(with: alone, within: 1e-12))
        }
    }

    /// Rows of a cluster of three may be very near each other, where single precision leaves three digits.
    @Test func clustersOfAFewRowsEachHaveTheirSilhouettes() throws {
        let points = try Samples.planted(rows: 1200, columns: 4, clusters: 3)
        let pass = SilhouettePass([Partition((0..<1200).map { $0 / 3 }), Partition((0..<1200).map { $0 % 7 })], in: points)
        let (plain, fast) = (try pass.plain(in: .two), try pass.fast(in: .two))
        for (first, second) in zip(plain.joined(), fast.joined()) {
            #expect(abs(try #require(first) - (try #require(second))) < 1e-3)
        }
    }

    @Test func clusterOrderIsTheCanonicalOrder() {
        var stream = RandomStream(seed: 2, purpose: 97)
        let labels = (0..<3000).map { _ in Int32(stream.nextIndex(below: 40)) }
        let order = ClusterOrder(of: labels, clusters: 45)
        #expect(Partition(labels, in: order, on: Threads(2)) == Partition(labels.map { Int($0) }))
        #expect(order.clusters.count == 40)
    }
}
