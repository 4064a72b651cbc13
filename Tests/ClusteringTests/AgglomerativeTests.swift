import LinearAlgebra
import Testing
import Vocabulary

@testable import Clustering

struct AgglomerativeTests {
    static let linkages = [LinkageName.average, .complete, .single, .ward]

    @Test(arguments: linkages)
    func findsPlantedClusters(linkage: LinkageName) throws {
        let points = try Samples.planted(rows: 300, columns: 8, clusters: 5)
        let fit = try Agglomerative(k: 5, linkage: linkage).fit(points)
        #expect(fit.partition == Partition((0..<300).map { $0 * 5 / 300 }))
        let (last, next) = (try #require(fit.figure("last_join")), try #require(fit.figure("next_join")))
        #expect(last * 2 < next)
    }

    @Test(arguments: linkages)
    func aSweepIsOneTreeCutManyTimes(linkage: LinkageName) throws {
        let algorithm = Agglomerative(k: 1, linkage: linkage, distance: .euclidean)
        let swept = try algorithm.sweep(Samples.iris, over: 1...9, in: .standard)
        for (count, fit) in zip(1...9, swept) {
            #expect(fit.partition.clusterCount == count)
            #expect(try algorithm.setting(count: count).fit(Samples.iris) == fit)
        }
    }

    @Test func aHeightSetsTheNumberOfClusters() throws {
        let fit = try Agglomerative(k: 9, linkage: .single, height: 1.5).fit(Samples.iris)
        #expect(fit.partition.sizes == [100, 50])
        let (last, next) = (try #require(fit.figure("last_join")), try #require(fit.figure("next_join")))
        #expect(last <= 1.5 && next > 1.5)
        #expect(throws: ClusteringError.self) {
            try Agglomerative(k: 9, height: 1.5).sweep(Samples.iris, over: 2...3, in: .standard)
        }
    }

    @Test func wardNeedsTheEuclideanDistance() {
        let algorithm = Agglomerative(k: 2, distance: DissimilarityName(Manhattan.self))
        #expect(
            throws: ClusteringError.badParameter(
                .wrongKind("distance", given: "manhattan", expected: "euclidean with linkage=ward", choices: ["euclidean"]))
        ) { try algorithm.fit(Samples.iris) }
    }

    @Test func memoryForAllDistancesIsKnownBeforehand() throws {
        let small = Execution(memoryLimit: 80_000)
        #expect(Agglomerative(k: 2, linkage: .complete).memory(for: Samples.iris)?.bytes == 150 * 149 / 2 * 8)
        #expect(throws: ClusteringError.self) { try Agglomerative(k: 2, linkage: .average).fit(Samples.iris, in: small) }
        #expect(throws: ClusteringError.self) {
            try Agglomerative(k: 2, linkage: .average).sweep(Samples.iris, over: 2...3, in: small)
        }
        for linkage in [LinkageName.single, .ward] {
            #expect(Agglomerative(k: 2, linkage: linkage).memory(for: Samples.iris) == nil)
            #expect(try Agglomerative(k: 2, linkage: linkage).fit(Samples.iris, in: small).partition.clusterCount == 2)
        }
    }

    @Test func textsAndNumbersAreJoinedByGowersDissimilarity() throws {
        let points = try Points(
            ids: ["a", "b", "c", "d"], columns: ["x"], values: Matrix([[1], [1.1], [1.05], [1.04]]),
            categories: [CategoricalColumn(name: "region", cells: ["north", "north", "south", "south"])])
        let fit = try Agglomerative(k: 2, linkage: .average, distance: DissimilarityName(Gower.self)).fit(points)
        #expect(fit.partition == Partition([0, 0, 1, 1]))
        #expect(throws: ClusteringError.textColumns(["region"])) { try Agglomerative(k: 2).fit(points) }
    }

    @Test(arguments: linkages)
    func coincidingRowsAreNeverParted(linkage: LinkageName) throws {
        let rows = (0..<30).map { (row: Int) -> [Double] in [Double(row % 3) * 0.1, 0.7] }
        let points = TreeSamples.checked(Matrix(rows))
        let fit = try Agglomerative(k: 5, linkage: linkage).fit(points)
        #expect(fit.partition.sizes == [10, 10, 10])
        #expect(fit.warnings == [.fewerClusters(wanted: 5, found: 3)])
        let heights = try #require(fit.tree).heights
        #expect(heights.prefix(27).allSatisfy { $0 == 0 } && heights[27] > 0)
    }

    /// In the distances, in the chain, and where clusters that are no more give up their places.
    @Test(arguments: [LinkageName.average, .complete])
    func stopsWhereverItIsCancelled(linkage: LinkageName) throws {
        let points = TreeSamples.scattered(700, 3, seed: 2)
        let algorithm = Agglomerative(k: 3, linkage: linkage)
        let whole = Asked()
        _ = try algorithm.fit(points, in: whole.execution)
        #expect(whole.times > 44)
        for most in [0, 10, whole.times / 2, whole.times - 1] {
            #expect(throws: ClusteringError.cancelled) { try algorithm.fit(points, in: Asked(upTo: most).execution) }
        }
    }

    @Test func onlyWhatTakesTheDistanceIsOffered() throws {
        let gower = Agglomerative(k: 3, linkage: .average, distance: DissimilarityName(Gower.self))
        let need = try #require(gower.memory(for: Samples.iris))
        #expect(need.alternative.contains("linkage=single") && !need.alternative.contains("ward"))
        let euclidean = try #require(Agglomerative(k: 3, linkage: .average).memory(for: Samples.iris))
        #expect(euclidean.alternative.contains("linkage=ward") && euclidean.text.contains("GiB for all distances between 150 rows"))
    }

    /// Magnitudes at the ends of what is taken, and many columns.
    @Test(arguments: linkages, [0x1p-1060, 1e-300, 1e-160, 1, 1e99])
    func extremeMagnitudesGiveATree(linkage: LinkageName, scale: Double) throws {
        let cells = TreeSamples.scattered(20, 3, seed: 2).values.elements.map { $0 * scale }
        let fit = try Agglomerative(k: 3, linkage: linkage).fit(TreeSamples.checked(Matrix(rows: 20, columns: 3, elements: cells)))
        let heights = try #require(fit.tree).heights
        #expect(heights.allSatisfy { $0.isFinite && $0 >= 0 })
        #expect(fit.partition.sizes.reduce(0, +) == 20)
        let wide = try Agglomerative(k: 3, linkage: linkage).fit(TreeSamples.scattered(12, 2000, seed: 2))
        #expect(wide.partition.clusterCount == 3)
    }
}
