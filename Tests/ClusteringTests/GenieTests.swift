import LinearAlgebra
import Testing

@testable import Clustering

struct GenieTests {
    /// Sizes from genieclust 1.3.0, `Genie(n_clusters=k, gini_threshold=g, M=1)`, for k = 2, 3, 4.
    static let residues: [(threshold: Double, sizes: [[Int]])] = [
        (0.1, [[88, 32], [58, 32, 30], [35, 32, 30, 23]]), (0.3, [[90, 30], [58, 32, 30], [51, 32, 30, 7]]),
        (0.5, [[90, 30], [58, 32, 30], [58, 32, 24, 6]]), (0.7, [[90, 30], [58, 32, 30], [56, 32, 30, 2]]),
        (1.0, [[90, 30], [58, 32, 30], [56, 32, 30, 2]]),
    ]

    @Test(arguments: residues)
    func givesTheClustersOfGenieclust(threshold: Double, sizes: [[Int]]) throws {
        let fits = try Genie(k: 1, giniThreshold: threshold).sweep(TreeSamples.residues, over: 2...4, in: .standard)
        #expect(fits.map(\.partition.sizes) == sizes)
    }

    /// genieclust 1.3.0 as above on iris.
    static let iris: [(threshold: Double, sizes: [Int])] = [
        (0.3, [50, 46, 36, 18]), (0.5, [50, 46, 36, 18]), (0.7, [91, 50, 5, 4]), (1, [97, 50, 2, 1]),
    ]

    @Test(arguments: iris)
    func givesTheClustersOfIris(threshold: Double, sizes: [Int]) throws {
        #expect(try Genie(k: 4, giniThreshold: threshold).fit(Samples.iris).partition.sizes == sizes)
    }

    /// The published rule written out: every pair of clusters, every pair of sizes.
    @Test(arguments: [0, 0.2, 0.3, 0.6, 1], [1, 2])
    func joinsAsPublished(threshold: Double, seed: Int) throws {
        let points = TreeSamples.scattered(45, 2, seed: seed)
        let space = try DissimilarityName.euclidean.space(of: points)
        let plain = TreeSamples.plainJoins(rows: points.count) { first, second, all in
            let sizes = all.map(\.count)
            let smallest = sizes.min() ?? 0
            if Self.gini(sizes) > threshold, first.count != smallest, second.count != smallest { return .infinity }
            return first.flatMap { one in second.map { space.dissimilarity(one, $0) } }.min() ?? 0
        }
        let tree = try #require(try Genie(k: 2, giniThreshold: threshold).fit(points).tree)
        #expect(tree.memberSets == plain.map(\.rows))
        #expect(zip(tree.heights, plain).allSatisfy { $0.agrees(with: $1.height) })
    }

    private static func gini(_ sizes: [Int]) -> Double {
        guard sizes.count > 1 else { return 0 }
        let differences = sizes.reduce(0) { sum, one in sizes.reduce(sum) { $0 + abs($1 - one) } }
        return Double(differences) / 2 / (Double(sizes.count - 1) * Double(sizes.reduce(0, +)))
    }

    @Test func theIndexIsThatOfItsDefinition() {
        var sizes = [3, 1, 1, 7, 2, 2, 1]
        var inequality = SizeInequality(sizes: sizes)
        for pair in [(1, 1), (2, 7), (3, 2), (5, 9), (2, 14)] {
            #expect(inequality.gini == Self.gini(sizes))
            #expect(inequality.smallest == sizes.min())
            for size in [pair.0, pair.1] { sizes.remove(at: sizes.firstIndex(of: size) ?? 0) }
            sizes.append(pair.0 + pair.1)
            inequality.join(pair.0, pair.1)
        }
        #expect(inequality.gini == Self.gini(sizes))
    }

    @Test func withoutALimitItIsSingleLinkage() throws {
        let points = TreeSamples.scattered(200, 3, seed: 4)
        let genie = try Genie(k: 6, giniThreshold: 1).fit(points)
        let single = try Agglomerative(k: 6, linkage: .single).fit(points)
        #expect(genie.tree == single.tree && genie.partition == single.partition)
    }

    @Test func aLowerLimitKeepsSizesMoreEven() throws {
        let points = TreeSamples.scattered(300, 2, seed: 7)
        let thresholds = [0.1, 1]
        let largest = try thresholds.map { try Genie(k: 5, giniThreshold: $0).fit(points).partition.sizes[0] }
        #expect(largest[0] < largest[1])
    }
}
