import LinearAlgebra
import Testing

@testable import Clustering

struct BIRCHTests {
    /// scikit-learn 1.9.1, `Birch(threshold=…, branching_factor=…, n_clusters=None).fit(iris)`: how many
    /// `subcluster_centers_`, and the least sums of their coordinates.
    @Test(arguments: [
        (0.5, 50, 13, [9.902500000000002, 11.1, 11.6, 12.933333333333332]),
        (0.3, 5, 45, [8.4, 8.850000000000001, 9.399999999999999, 9.760000000000002]),
        (1, 50, 3, [10.365384615384617, 14.79130434782609, 17.899999999999995]),
        (0.2, 50, 68, [8.4, 8.850000000000001, 9.399999999999999, 9.549999999999999]),
    ])
    func theTreeIsThatOfScikitLearnForRowsInTheSameOrder(
        threshold: Double, branching: Int, count: Int, sums: [Double]
    ) {
        var tree = FeatureTree(threshold: threshold, branching: branching)
        for row in 0..<150 {
            tree.insert(ClusterFeature(weight: 1, mean: Array(Samples.iris.values.row(row)), squares: 0))
        }
        #expect(tree.leafCount == count && tree.leaves.count == count)
        for (found, expected) in zip(tree.leaves.map { $0.mean.reduce(0, +) }.sorted(), sums) {
            #expect(found.agrees(with: expected, within: 1e-12))
        }
        #expect(tree.leaves.reduce(0) { $0 + $1.weight } == 150)
        #expect(tree.leaves.allSatisfy { $0.radius <= threshold })
    }

    @Test func aFeatureIsTheMeanAndSquaresOfItsRows() {
        var feature = ClusterFeature(weight: 1, mean: [1e8, 1], squares: 0)
        for step in 1...4 { feature.absorb(ClusterFeature(weight: 1, mean: [1e8 + Double(step), 1], squares: 0)) }
        // Five numbers one apart; sums of squares of 1e8 would have lost this.
        #expect(feature == ClusterFeature(weight: 5, mean: [1e8 + 2, 1], squares: 10))
    }

    /// scipy 1.17, `fcluster(linkage(iris, "ward"), k, "maxclust")` gives these sizes.
    @Test(arguments: [(2, [100, 50]), (3, [64, 50, 36]), (4, [50, 38, 36, 26])])
    func fewRowsAreDividedAsWardDividesThem(k: Int, sizes: [Int]) throws {
        let fit = try BIRCH(k: k).fit(Samples.iris)
        #expect(fit.partition.sizes == sizes)
        #expect(fit.figure("subclusters") == 149)
    }

    @Test func theChainFindsTheMergesThatComparingAllFinds() throws {
        var stream = RandomStream(seed: 4, purpose: 96)
        let features = (0..<40).map { _ in
            ClusterFeature(weight: Double(1 + stream.nextIndex(below: 5)), mean: [stream.nextUniform(), stream.nextUniform()], squares: 0)
        }
        let merges = try WardMerges(of: features, in: .standard)
        var groups = features.indices.map { (feature: features[$0], members: [$0]) }
        while groups.count > 1 {
            let labels = merges.labels(clusters: groups.count)
            #expect(Set(groups.map { group in Set(group.members.map { labels[$0] }) }).allSatisfy { $0.count == 1 })
            #expect(Set(labels).count == groups.count)
            var best = (first: 0, second: 1, growth: Double.infinity)
            for first in groups.indices {
                for second in groups.indices where second > first {
                    let growth = groups[first].feature.growth(with: groups[second].feature)
                    if growth < best.growth { best = (first, second, growth) }
                }
            }
            groups[best.first].feature.absorb(groups[best.second].feature)
            groups[best.first].members += groups[best.second].members
            groups.remove(at: best.second)
        }
    }

    /// Three summaries as near to each other but for the last bit, which a growth that is not symmetric follows round for ever.
    @Test func aRingOfNearTiesEnds() throws {
        let places = [[0, 0], [0.309100975509348, 0], [0.09273029265280443, 0.2712350052202693]]
        let points = try Points(Matrix(places), weights: [56, 24, 30])
        let features = zip(places, [56.0, 24, 30]).map { ClusterFeature(weight: $1, mean: $0, squares: 0) }
        for first in features {
            for second in features { #expect(first.growth(with: second) == second.growth(with: first)) }
        }
        #expect(try BIRCH(k: 1).fit(points).partition.sizes == [3])
    }

    @Test func theThresholdIsRaisedUntilTheSubclustersFitAndThatIsTold() throws {
        let points = try Samples.planted(rows: 2000, columns: 5, clusters: 4)
        let fit = try BIRCH(k: 4, subclusters: 100).fit(points)
        #expect(try #require(fit.figure("subclusters")) <= 100)
        guard case .chosen("threshold", let value, "at most 100 subclusters") = fit.warnings.first else {
            Issue.record("\(fit.warnings)")
            return
        }
        #expect(value > 0)
        #expect(fit.partition == Partition((0..<2000).map { $0 * 4 / 2000 }))
    }

    @Test func aThresholdThatSufficesIsKeptAndNothingIsTold() throws {
        let fit = try BIRCH(k: 3, threshold: 0.5).fit(Samples.iris)
        #expect(fit.warnings.isEmpty)
        #expect(fit.partition.clusterCount == 3)
    }

    @Test func withoutACountSubclustersAreClusters() throws {
        let fit = try BIRCH(k: nil, threshold: 1).fit(Samples.iris)
        #expect(fit.figure("subclusters") == Double(fit.partition.clusterCount))
    }

    @Test func theOrderOfRowsDoesNotMatterAtAll() throws {
        let points = try Samples.planted(rows: 500, columns: 3, clusters: 3, spread: 6)
        let algorithm = BIRCH(k: 5, subclusters: 60)
        let straight = try algorithm.fit(points)
        let turned = try algorithm.fit(points.selecting(rows: (0..<500).reversed()))
        #expect(Partition(straight.partition.labels.reversed()) == turned.partition)
        #expect(straight.figures == turned.figures && straight.warnings == turned.warnings)
    }

    @Test func aFarOriginChangesNothing() throws {
        let moved = try Points(Matrix(rows: 150, columns: 4, elements: Samples.iris.values.elements.map { $0 + 0x1p24 }))
        let algorithm = BIRCH(k: 3, subclusters: 40)
        #expect(try algorithm.fit(moved).partition.sizes.count == 3)
        #expect(try BIRCH(k: 2).fit(moved).partition == BIRCH(k: 2).fit(Samples.iris).partition)
    }

    @Test func theLocationOfAClusterIsTheMeanOfItsRows() throws {
        let points = try Samples.planted(rows: 400, columns: 3, clusters: 4)
        let fit = try BIRCH(k: 4, subclusters: 50).fit(points)
        let locations = try #require(fit.model.locations)
        for cluster in 1...4 {
            let means = points.values.selecting(rows: fit.partition.members(of: cluster)).columnMeans
            for (mean, location) in zip(means, locations.row(cluster - 1)) { #expect(abs(mean - location) < 1e-9) }
        }
    }

    @Test func extremeTablesHaveADefinedResult() throws {
        let tables = [
            Matrix([[1, 2, 3]]), Matrix([[1], [1], [2]]), Matrix(rows: 4, columns: 0),
            Matrix([[1e99, 0], [-1e99, 1], [1e99, 1e-300], [0, 0]]), Matrix([[1e-300], [2e-300], [.leastNonzeroMagnitude], [0]]),
            Matrix(rows: 3, columns: 2000, elements: (0..<6000).map { Double($0 % 7) }),
        ]
        for values in tables {
            for algorithm in [BIRCH(k: 3), BIRCH(k: nil, branching: 2, subclusters: 1), BIRCH(k: 2, threshold: 1e200, branching: 2)] {
                let points = try Points(values)
                let fit = try algorithm.fit(points)
                #expect(fit.partition.noiseCount == 0)
                #expect(try fit.model.assign(points).map(\.cluster) == fit.partition.labels)
            }
        }
    }
}
