import Foundation
import LinearAlgebra
import Testing

@testable import Clustering

struct DendrogramTests {
    private func tree(_ linkage: LinkageName, _ points: Points) throws -> Dendrogram {
        try linkage.type.init().tree(of: try DissimilarityName.euclidean.space(of: points), in: .standard)
    }

    /// scipy 1.17.1, `linkage(USArrests, "average")` and `leaves_list`. The heights are also those that R prints for
    /// `hclust(dist(USArrests), "average")$height`.
    @Test func numbersMergesAsScipyDoes() throws {
        let tree = try tree(.average, TreeSamples.arrests)
        let pairs = tree.merges.prefix(6).map { [$0.first, $0.second, $0.size] }
        #expect(pairs == [[14, 28, 2], [16, 25, 2], [13, 15, 2], [12, 31, 2], [34, 43, 2], [35, 45, 2]])
        let heights = [
            2.2912878474779204, 3.834057902536162, 3.9293765408777004, 6.23698645180507, 6.637770710110436, 7.355270219373317,
        ]
        #expect(zip(tree.heights, heights).allSatisfy { $0.agrees(with: $1) })
        #expect(
            tree.leafOrder == [
                8, 32, 4, 19, 2, 30, 7, 0, 17, 12, 31, 21, 27, 1, 23, 39, 46, 36, 49, 35, 45, 38, 20, 29, 24, 3, 41, 9, 5, 42,
                11, 26, 16, 25, 34, 43, 13, 15, 6, 37, 10, 47, 18, 40, 33, 44, 22, 48, 14, 28,
            ])
    }

    /// scipy 1.17.1, `linkage(USArrests, …)`: sum of heights, last height, `cophenet(Z, pdist(USArrests))[0]`, and the sizes of
    /// `fcluster(Z, 5, "maxclust")`.
    static let arrests: [(linkage: LinkageName, golden: [Double], sizes: [Int])] = [
        (.single, [774.3924962404124, 38.5279119600323, 0.5702505324873667], [34, 13, 1, 1, 1]),
        (.complete, [1681.3911000144283, 293.6227511620992, 0.7636925744110531], [14, 14, 10, 10, 2]),
        (.average, [1217.5118685089237, 152.3139993808058, 0.7658983177270743], [14, 14, 10, 10, 2]),
        (.ward, [2496.17395696095, 700.8786019494304, 0.7609612532256028], [14, 10, 10, 10, 6]),
    ]

    @Test(arguments: arrests)
    func agreesWithDistancesAsMuchAsThoseOfScipy(linkage: LinkageName, golden: [Double], sizes: [Int]) throws {
        let tree = try tree(linkage, TreeSamples.arrests)
        let space = try DissimilarityName.euclidean.space(of: TreeSamples.arrests)
        #expect(tree.heights.reduce(0, +).agrees(with: golden[0]))
        let last = try #require(tree.heights.last)
        let correlation = try #require(try tree.copheneticCorrelation(with: space, in: .single))
        #expect(last.agrees(with: golden[1]) && correlation.agrees(with: golden[2]))
        #expect(try tree.copheneticCorrelation(with: space, in: .two) == correlation)
        #expect(tree.cut(into: 5).sizes == sizes)
    }

    @Test func copheneticDistancesAreHeightsOfTheFirstCommonCluster() throws {
        // Rows 0 and 1 are joined at 1, 3 and 4 at 2, row 2 with the latter at 4, and all at 7.
        let tree = try tree(.single, TreeSamples.checked(Matrix([[0], [1], [8], [12], [14]])))
        #expect(tree.heights == [1, 2, 4, 7])
        #expect(try tree.copheneticDistances() == [1, 7, 7, 7, 7, 7, 7, 4, 4, 2])
        #expect(throws: ClusteringError.self) { try tree.copheneticDistances(in: Execution(memoryLimit: 8)) }
    }

    @Test func aCutMakesAllJoinsUpToItsHeight() throws {
        let tree = try tree(.single, TreeSamples.checked(Matrix([[0], [1], [8], [12], [14]])))
        #expect(tree.cut(at: 0.5).sizes == [1, 1, 1, 1, 1])
        #expect(tree.cut(at: 1) == Partition([0, 0, 1, 2, 3]))
        #expect(tree.cut(at: 4.5) == Partition([0, 0, 1, 1, 1]))
        #expect(tree.cut(at: 1e9).clusterCount == 1)
        #expect((1...7).map { tree.cut(into: $0).clusterCount } == [1, 2, 3, 4, 5, 5, 5])
        #expect(tree.cut(into: 0).clusterCount == 1)
    }

    @Test func aCutBelowAnInversionLeavesOutAllAboveIt() {
        let merges = [
            Dendrogram.Merge(first: 0, second: 1, height: 5, size: 2), Dendrogram.Merge(first: 2, second: 3, height: 3, size: 3),
        ]
        let tree = Dendrogram(leafCount: 3, merges: merges)
        #expect(!tree.isMonotone)
        #expect(tree.cut(at: 4).clusterCount == 3)
        #expect(tree.cut(at: 5).clusterCount == 1)
        #expect(tree.cut(into: 2) == Partition([0, 0, 1]))
    }

    @Test func comesBackFromJSONAndRefusesWhatIsNoTree() throws {
        let tree = try tree(.ward, Samples.iris)
        let data = try JSONEncoder().encode(tree)
        #expect(try JSONDecoder().decode(Dendrogram.self, from: data) == tree)
        let merge = #"{"first":0,"second":1,"height":1,"size":2}"#
        for merges in ["", "\(merge),\(merge)", #"{"first":0,"second":7,"height":1,"size":2},\#(merge)"#] {
            let text = #"{"leafCount":3,"merges":[\#(merges)]}"#
            #expect(throws: ClusteringError.self) { try JSONDecoder().decode(Dendrogram.self, from: Data(text.utf8)) }
        }
    }

    @Test func aTreeOfOneRowOrNoneHasNoMerges() throws {
        let one = try tree(.average, TreeSamples.checked(Matrix([[3, 4]])))
        #expect(one.merges.isEmpty && one.cut(into: 3).sizes == [1] && one.leafOrder == [0] && one.isMonotone)
        let none = Dendrogram(leafCount: 0, merges: [])
        #expect(none.cut(into: 2).sizes.isEmpty && none.cut(at: 1).sizes.isEmpty && none.leafOrder.isEmpty)
    }
}
