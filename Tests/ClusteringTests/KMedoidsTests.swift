import LinearAlgebra
import Testing

@testable import Clustering

struct KMedoidsTests {
    struct Optimum: Sendable {
        let distance: DissimilarityName
        let k: Int
        let total: Double
    }

    /// The least loss of `kmedoids.fasterpam(D, k, init="random", random_state=s)` over s = 0 … 199, with kmedoids 0.5.5 and
    /// D = `scipy.spatial.distance.cdist(X, X, metric)` of iris.
    static let optima = [
        Optimum(distance: .euclidean, k: 2, total: 129.33038857693228),
        Optimum(distance: .euclidean, k: 3, total: 98.13115488227105),
        Optimum(distance: .euclidean, k: 5, total: 79.09252711719667),
        Optimum(distance: .euclidean, k: 8, total: 64.63682174286215),
        Optimum(distance: DissimilarityName(Manhattan.self), k: 3, total: 162.5),
        Optimum(distance: DissimilarityName(Manhattan.self), k: 8, total: 106.2),
        Optimum(distance: DissimilarityName(Cosine.self), k: 3, total: 0.17220700663882105),
        Optimum(distance: DissimilarityName(Cosine.self), k: 8, total: 0.08908293474034634),
    ]

    @Test(arguments: optima)
    func reachesTheOptimumOfIris(optimum: Optimum) throws {
        let fit = try KMedoids(k: optimum.k, distance: optimum.distance, restarts: 100).fit(Samples.iris)
        let total = try #require(fit.figure("total_deviation"))
        #expect(total.agrees(with: optimum.total) || total < optimum.total)
        #expect(fit.hasConverged && fit.warnings.isEmpty)
    }

    @Test(arguments: [MedoidStart.build, .lab, .random])
    func farRowsHideNoGainsAmongTheOthers(start: MedoidStart) throws {
        let fit = try KMedoids(k: 2, start: start).fit(Points(Matrix([[0], [1], [2], [1e8], [1e8 + 1]])))
        #expect(fit.figure("total_deviation") == 3)
        #expect(fit.hasConverged && fit.warnings.isEmpty)
    }

    @Test(arguments: [MedoidStart.build, .lab, .random], [1, 2, 5, 9])
    func noSingleExchangeLowersTheTotal(start: MedoidStart, k: Int) throws {
        let points = try Samples.planted(rows: 90, columns: 3, clusters: 1, seed: k, spread: 4)
        let fit = try KMedoids(k: k, start: start, restarts: 1).fit(points)
        let medoids = points.ids.indices.filter { fit.rowFigures[0].values[$0] == 1 }
        let total = Self.total(of: medoids, points)
        #expect(medoids.count == k)
        #expect(try #require(fit.figure("total_deviation")).agrees(with: total))
        for place in medoids.indices {
            for row in 0..<points.count where !medoids.contains(row) {
                var exchanged = medoids
                exchanged[place] = row
                #expect(Self.total(of: exchanged, points) >= total * (1 - 1e-6))
            }
        }
    }

    @Test func everyRowIsWithItsNearestMedoid() throws {
        let points = try Samples.planted(rows: 300, columns: 5, clusters: 4, spread: 5)
        let fit = try KMedoids(k: 6).fit(points)
        let medoids = try #require(fit.model as? MedoidModel)
        let rows = medoids.ids.map { Int($0)! - 1 }
        #expect(medoids.locations == points.values.selecting(rows: rows))
        #expect(rows.map { fit.partition.labels[$0] } == Array(1...6))
        for row in 0..<points.count {
            let nearest = try #require(rows.indices.min { Self.apart(rows[$0], row, points) < Self.apart(rows[$1], row, points) })
            #expect(fit.partition.labels[row] == nearest + 1)
        }
    }

    @Test func theOrderOfRowsDoesNotMatterAtAll() throws {
        let points = try Samples.planted(rows: 250, columns: 2, clusters: 1, spread: 8)
        var stream = RandomStream(seed: 3, purpose: 90)
        let order = stream.permutation(of: 250)
        let algorithm = KMedoids(k: 7, start: .random, restarts: 1)
        let straight = try algorithm.fit(points).partition
        #expect(try algorithm.fit(points.selecting(rows: order)).partition == Partition(order.map { straight.labels[$0] }))
    }

    @Test func aWeightPullsTheMedoid() throws {
        let points = try Points(Matrix([[0], [1], [10]]), weights: [1, 1, 5])
        #expect(try KMedoids(k: 1).fit(points).model.locations == Matrix([[10]]))
        #expect(try KMedoids(k: 1).fit(points.weighted(by: nil)).model.locations == Matrix([[1]]))
    }

    /// The mean of the share of the range and the mismatches, by hand: rows 0 and 1 are 0.25 apart, 2 and 3 are 0.125.
    @Test func textColumnsAreMeasuredByGower() throws {
        let points = try Points(
            ids: ["a", "b", "c", "d"], columns: ["x"], values: Matrix([[0], [2], [3], [4]]),
            categories: [CategoricalColumn(name: "region", cells: ["north", "north", "south", "south"])])
        let fit = try KMedoids(k: 2, distance: DissimilarityName(Gower.self)).fit(points)
        #expect(fit.partition.labels == [1, 1, 2, 2])
        #expect(fit.figure("total_deviation") == 0.375)
        #expect(throws: ClusteringError.textColumns(["region"])) { try KMedoids(k: 2).fit(points) }
    }

    @Test func samplesOfAllRowsAreToldAndComeNearTheWhole() throws {
        let points = try Samples.planted(rows: 1500, columns: 4, clusters: 5, spread: 3)
        let whole = try KMedoids(k: 5).fit(points)
        let sampled = try KMedoids(k: 5, sampleSize: 150).fit(points)
        #expect(sampled.warnings == [.sampled(rows: 150, of: 1500)])
        #expect(sampled.figure("total_deviation")! <= 1.03 * whole.figure("total_deviation")!)
        #expect(try KMedoids(k: 5, sampleSize: 1500).fit(points) == whole)
    }

    @Test func moreSamplesAreNeverWorse() throws {
        let points = try Samples.planted(rows: 800, columns: 6, clusters: 1, spread: 3)
        let totals = try [1, 2, 4, 8].map {
            try #require(try KMedoids(k: 8, restarts: 1, sampleSize: 60, samples: $0).fit(points).figure("total_deviation"))
        }
        #expect(totals == totals.sorted(by: >))
    }

    @Test func aTableThatDoesNotFitIsRefusedWithAnAlternative() throws {
        let points = try Samples.planted(rows: 1000, columns: 2, clusters: 2)
        let tight = Execution(memoryLimit: 1_000_000)
        let need = try #require(KMedoids(k: 2).memory(for: points))
        #expect(need.bytes == 4_000_000 + 3 * (17_000 + 2 * 32))
        #expect(throws: ClusteringError.tooMuchMemory(need, available: 1_000_000)) {
            try KMedoids(k: 2).fit(points, in: tight)
        }
        #expect(try KMedoids(k: 2, sampleSize: 400).fit(points, in: tight).partition.clusterCount == 2)
    }

    @Test func theRestartsOfAllCountsAreCountedBeforeTheyAreMade() throws {
        let points = try Samples.planted(rows: 100, columns: 2, clusters: 2)
        let many = KMedoids(k: 2, restarts: 100_000)
        let need = try #require(many.memory(for: points))
        #expect(need.bytes > 170_000_000 && need.alternative == "n_init=1")
        #expect(throws: ClusteringError.tooMuchMemory(need, available: 100_000_000)) {
            try many.fit(points, in: Execution(memoryLimit: 100_000_000))
        }
        let few = KMedoids(k: 2)
        let enoughForOne = Execution(memoryLimit: try #require(few.memory(for: points)).bytes)
        #expect(try few.fit(points, in: enoughForOne).partition.clusterCount == 2)
        #expect(throws: ClusteringError.self) { try few.sweep(points, over: 2...30, in: enoughForOne) }
    }

    /// What fills the memory where a number of clusters takes more than the table of distances does.
    @Test(arguments: [(5, "n_init=1"), (1, "sample=5")])
    func fewerStartsAreAdvisedOnlyWhereThereAreAny(restarts: Int, alternative: String) throws {
        let points = try Samples.planted(rows: 10, columns: 2, clusters: 2)
        let need = try #require(KMedoids(k: 10, restarts: restarts).memory(for: points))
        #expect(need.alternative.prefix { $0 != " " } == alternative)
    }

    @Test func fewerDistinctRowsThanClustersGiveAClusterEachAndAWarning() throws {
        let fit = try KMedoids(k: 5).fit(try Points(Matrix((0..<30).map { [Double($0 % 3), 1] })))
        #expect(fit.partition.sizes == [10, 10, 10])
        #expect(fit.figure("total_deviation") == 0)
        #expect(fit.warnings == [.fewerClusters(wanted: 5, found: 3)])
        #expect(fit.rowFigures[0].values.prefix(4) == [1, 1, 1, 0])
    }

    /// Rows 1 and 2 point the same way, so no distance tells them apart.
    @Test(arguments: [MedoidStart.build, .lab, .random])
    func rowsWithoutDistanceShareACluster(start: MedoidStart) throws {
        let points = try Points(Matrix([[1, 0], [2, 0], [0, 1]]))
        let fit = try KMedoids(k: 3, distance: DissimilarityName(Cosine.self), start: start).fit(points)
        #expect(fit.partition.labels == [1, 1, 2])
        #expect(fit.warnings == [.fewerClusters(wanted: 3, found: 2)])
    }

    @Test(arguments: [1e-300, 1e-140, 1e-30, 1e30, 1e98])
    func extremeMagnitudesGiveADefinedResult(scale: Double) throws {
        let cells = Samples.iris.values.elements.map { $0 * scale }
        let fit = try KMedoids(k: 3).fit(try Points(Matrix(rows: 150, columns: 4, elements: cells)))
        #expect(try #require(fit.figure("total_deviation")).isFinite)
        if scale > 1e-200 { #expect(try fit.partition == KMedoids(k: 3).fit(Samples.iris).partition) }
    }

    @Test func thousandsOfColumnsAndMoreClustersThanRowsAreNoObstacle() throws {
        let wide = try Samples.planted(rows: 12, columns: 2000, clusters: 3)
        #expect(try KMedoids(k: 3).fit(wide).partition == Partition((0..<12).map { $0 / 4 }))
        #expect(try KMedoids(k: 40, sampleSize: 2).fit(wide).partition.clusterCount == 12)
    }

    private static func apart(_ first: Int, _ second: Int, _ points: Points) -> Double {
        zip(points.values.row(first), points.values.row(second)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }

    private static func total(of medoids: [Int], _ points: Points) -> Double {
        (0..<points.count).reduce(0) { sum, row in sum + (medoids.map { apart($0, row, points) }.min() ?? 0) }
    }
}
