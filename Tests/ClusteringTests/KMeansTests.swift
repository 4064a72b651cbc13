import LinearAlgebra
import Testing

@testable import Clustering

struct KMeansTests {
    /// Inertia and sizes from scikit-learn 1.9.1, `KMeans(k, n_init=100, tol=0)`.
    @Test(arguments: [
        (2, 152.3479517603579, [97, 53]), (3, 78.851441426146, [62, 50, 38]),
        (4, 57.22847321428572, [50, 40, 32, 28]), (5, 46.446182051282065, [50, 39, 25, 24, 12]),
    ])
    func reachesTheOptimumOfIris(k: Int, inertia: Double, sizes: [Int]) throws {
        let fit = try KMeans(k: k, restarts: 40, tolerance: 0).fit(Samples.iris)
        #expect(try #require(fit.figure("inertia")).agrees(with: inertia))
        #expect(fit.partition.sizes == sizes)
        #expect(fit.hasConverged && fit.warnings.isEmpty)
    }

    struct CloseRows: Sendable {
        let cells: [Double]
        let k: Int
    }

    /// Single precision cannot tell all of them apart.
    static let closeRows = [
        CloseRows(cells: (1...20).map(Double.init) + [1e12], k: 4), CloseRows(cells: [0, 1e-9, 1], k: 3),
        CloseRows(cells: [5, 5, 5, 5.5, 6, 7, 7, 7, 1e12], k: 5),
    ]

    @Test(arguments: closeRows, KMeansMoves.allCases)
    func rowsThatCoincideInSinglePrecisionMakeClustersToo(rows: CloseRows, moves: KMeansMoves) throws {
        let (points, k) = (try Points(Matrix(rows.cells.map { [$0] })), rows.k)
        let fit = try KMeans(k: k, moves: moves).fit(points)
        #expect(fit.partition.clusterCount == k && fit.warnings.isEmpty)
        #expect(try KMeans(k: k, moves: moves).sweep(points, over: 2...k, in: .standard).last == fit)
    }

    @Test func everyPointJoinsItsNearestCentreAndEveryCentreIsTheMeanOfItsPoints() throws {
        let points = try Samples.planted(rows: 2500, columns: 6, clusters: 6, spread: 6)
        let fit = try KMeans(k: 6, tolerance: 0).fit(points)
        let centres = try #require(fit.model.locations)
        for cluster in 1...6 {
            let members = points.values.selecting(rows: fit.partition.members(of: cluster))
            for (mean, centre) in zip(members.columnMeans, centres.row(cluster - 1)) {
                #expect(abs(mean - centre) < 1e-9)
            }
        }
        for row in 0..<points.count {
            let distances = (0..<6).map { centre in
                zip(points.values.row(row), centres.row(centre)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            }
            let nearest = try #require(distances.indices.min { distances[$0] < distances[$1] })
            #expect(fit.partition.labels[row] == nearest + 1)
        }
    }

    @Test func findsPlantedClusters() throws {
        let points = try Samples.planted(rows: 1200, columns: 8, clusters: 5)
        let truth = Partition((0..<1200).map { $0 * 5 / 1200 })
        let fit = try KMeans(k: 5).fit(points)
        #expect(fit.partition == truth)
    }

    @Test(arguments: [1e-30, 1e-3, 1, 1e6, 1e90])
    func aCommonScaleChangesNothing(scale: Double) throws {
        let scaled = try Points(Matrix(rows: 150, columns: 4, elements: Samples.iris.values.elements.map { $0 * scale }))
        #expect(try KMeans(k: 3).fit(scaled).partition == KMeans(k: 3).fit(Samples.iris).partition)
    }

    @Test func aFarOriginChangesNothing() throws {
        let moved = try Points(Matrix(rows: 150, columns: 4, elements: Samples.iris.values.elements.map { $0 + 1e7 }))
        #expect(try KMeans(k: 3).fit(moved).partition == KMeans(k: 3).fit(Samples.iris).partition)
    }

    @Test func fewerDistinctRowsThanClustersGiveAClusterEachAndAWarning() throws {
        let rows = (0..<30).map { [Double($0 % 3), 1] }
        let fit = try KMeans(k: 5).fit(try Points(Matrix(rows)))
        #expect(fit.partition.sizes == [10, 10, 10])
        #expect(fit.partition.labels.prefix(3) == [1, 2, 3])
        #expect(fit.figure("inertia") == 0)
        #expect(fit.warnings == [.fewerClusters(wanted: 5, found: 3)])
        #expect(fit.model.clusterCount == 3)
    }

    @Test func moreClustersThanRowsGiveEveryRowItsOwn() throws {
        let fit = try KMeans(k: 9).fit(try Points(Matrix([[1], [2], [4]])))
        #expect(fit.partition.sizes == [1, 1, 1])
        #expect(fit.warnings == [.fewerClusters(wanted: 9, found: 3)])
    }

    @Test func stoppingEarlyIsTold() throws {
        let points = try Samples.planted(rows: 3000, columns: 3, clusters: 2, spread: 20)
        let fit = try KMeans(k: 9, restarts: 1, maximumIterations: 1, tolerance: 0).fit(points)
        #expect(!fit.hasConverged)
        #expect(fit.warnings == [.notConverged(iterations: 1)])
        #expect(fit.iterations == 1)
        #expect(try fit.model.assign(points).map(\.cluster) == fit.partition.labels)
    }

    @Test func countsWhoseLabelsDoNotFitAreTakenInTurn() throws {
        let points = try Samples.planted(rows: 400, columns: 3, clusters: 4)
        let told = Told()
        var inTurn = KMeans(k: 2)
        inTurn.bytesAtOnce = 1
        let fits = try inTurn.sweep(points, over: 2...6, in: Execution(progress: told.note))
        #expect(try fits == KMeans(k: 2).sweep(points, over: 2...6, in: .standard))
        #expect(told.shares == told.shares.sorted() && told.shares.last == 1)
    }

    @Test func otherSeedsAreOtherStarts() throws {
        let points = try Samples.planted(rows: 900, columns: 2, clusters: 1, spread: 10)
        let inertias = try (0..<8).map { try KMeans(k: 8, restarts: 1, moves: .none, seed: $0).fit(points).figure("inertia") }
        #expect(Set(inertias).count > 1)
    }

    @Test func countsBelowOneMeanOne() throws {
        let fit = try KMeans(k: 0, restarts: 0, maximumIterations: 0).fit(Samples.iris)
        #expect(fit.partition.sizes == [150])
    }

    @Test func theInputIsUntouched() throws {
        let points = Samples.iris
        let before = points.values.elements
        _ = try KMeans(k: 3).fit(points)
        #expect(points.values.elements == before)
    }
}
