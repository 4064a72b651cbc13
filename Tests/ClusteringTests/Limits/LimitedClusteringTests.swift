import Foundation
import LinearAlgebra
import Testing

@testable import Clustering

struct LimitedClusteringTests {
    /// Each kind of algorithm that can be held to limits.
    static let able = AlgorithmLawTests.entries.filter { $0.type.abilities.contains(.limits) }

    /// Groups of 300, 60, 30 and 10 rows.
    private static func skewed(columns: Int = 3) throws -> Points {
        let all = try Samples.planted(rows: 1200, columns: columns, clusters: 4, seed: 4)
        return all.selecting(rows: Array(0..<300) + Array(300..<360) + Array(600..<630) + Array(900..<910))
    }

    @Test func theAlgorithmsWithCentresCan() {
        #expect(Algorithms.names(able: .limits) == ["bisecting_kmeans", "kmeans", "kmedoids", "mini_batch_kmeans"])
        #expect(throws: ClusteringError.takesNoLimits("dbscan", instead: Algorithms.names(able: .limits))) {
            try DBSCAN().fit(Samples.iris, within: Limits(minimumSize: 3))
        }
    }

    /// Clusters that must all be full: with sizes in tenths, sums are no whole numbers, and what rounding leaves is not moved about.
    @Test(arguments: [1.0, 0.1])
    func fullClustersArePackedInBoundedWork(unit: Double) throws {
        let points = try Samples.uniform(rows: 90, columns: 2, seed: 5)
        let sizes = (0..<90).map { Double($0 % 3 + 1) * unit }
        let limits = Limits(maximumSize: 3 * unit, sizes: sizes)
        let fit = try KMeans(k: 60).fit(points, within: limits)
        #expect(PlainDivision.broken(limits, by: fit.partition.labels, of: 60) == [])
    }

    /// What is best without limits is no good place to begin from: 12 clusters of 25 rows each where there are 4 of 75.
    @Test func startsThatDifferAreTried() throws {
        let points = try Samples.planted(rows: 300, columns: 2, clusters: 4, spread: 1)
        let limits = Limits(minimumSize: 25, maximumSize: 25)
        let one = try LimitedClustering(KMeans(k: 12), within: limits, starts: 1).fit(points)
        let ten = try KMeans(k: 12).fit(points, within: limits)
        #expect(try #require(ten.figure("inertia")) <= #require(one.figure("inertia")))
        let seeds = try (1...5).map { try KMeans(k: 12, seed: $0).fit(points, within: limits).figure("inertia") ?? .infinity }
        #expect(try #require(ten.figure("inertia")) <= 1.1 * (#require(seeds.min())))
    }

    @Test(arguments: able)
    func everyClusterIsWithinTheLimits(entry: AlgorithmLawTests.Entry) throws {
        let points = try Self.skewed()
        let limits = Limits(
            minimumSize: 50, maximumSize: 150, pins: [0: .together("flagship"), 399: .together("outlet")],
            mustLink: [RowPair(1, 2), RowPair(2, 350)], cannotLink: [RowPair(5, 6), RowPair(6, 7)])
        let fit = try entry.algorithm.fit(points, within: limits)
        #expect(PlainDivision.broken(limits, by: fit.partition.labels, of: 4) == [])
        #expect(fit.partition.clusterCount == 4 && fit.model.clusterCount == 4)
        #expect(fit.partition.sizes == fit.partition.sizes.sorted(by: >))
        #expect(fit.model.algorithm == entry.type.card.name)
        let names = fit.rowFigures.map(\.name)
        #expect(names == entry.type.rowFigureNames + [LimitedClustering.heldName])
        let held = fit.rowFigures[names.count - 1].values.count { $0 == 1 }
        #expect(held > 0 && fit.warnings.contains(.heldByLimits(rows: held, of: 400)))
        #expect(try TrainedModel(json: TrainedModel(chain: FittedChain(), model: fit.model).json()).model.isEqual(to: fit.model))
        #expect(try fit.model.assign(points).count == 400)
    }

    /// Rows that do not fall apart, where starts and centres leave room for other partitions.
    @Test(arguments: able)
    func limitsThatTheFreeFitKeepsChangeNothing(entry: AlgorithmLawTests.Entry) throws {
        for points in [try Samples.planted(rows: 400, columns: 5, clusters: 4, spread: 6), Samples.iris] {
            let free = try entry.algorithm.fit(points)
            let members = free.partition.members(of: 1)
            let limits = [
                Limits(minimumSize: 1, maximumSize: Double(points.count)),
                Limits(
                    minimumSize: free.partition.sizes.last.map(Double.init), maximumSize: free.partition.sizes.first.map(Double.init),
                    pins: [members[0]: .together("a"), free.partition.members(of: 2)[0]: .together("b")],
                    mustLink: [RowPair(members[0], members[1])],
                    cannotLink: [RowPair(members[1], free.partition.members(of: 3)[0])]),
            ]
            for limits in limits {
                let limited = try entry.algorithm.fit(points, within: limits)
                #expect(limited.partition == free.partition && limited.model.isEqual(to: free.model))
                #expect(limited.warnings == free.warnings)
                #expect(limited.rowFigures.last == RowFigures("held", Array(repeating: 0, count: points.count)))
                #expect(Array(limited.figures.prefix(free.figures.count)) == free.figures)
            }
            #expect(try entry.algorithm.fit(points, within: Limits()) == free)
        }
    }

    @Test(arguments: able)
    func givesTheSameBitsOnOneThreadAndTwo(entry: AlgorithmLawTests.Entry) throws {
        let points = try Samples.planted(rows: 3000, columns: 4, clusters: 4, spread: 3)
        let limits = Limits(minimumSize: 700, maximumSize: 800, cannotLink: [RowPair(0, 1)])
        let one = try entry.algorithm.fit(points, within: limits, in: .single)
        #expect(try entry.algorithm.fit(points, within: limits, in: .two) == one)
    }

    @Test(arguments: able)
    func permutingRowsPermutesLabels(entry: AlgorithmLawTests.Entry) throws {
        let points = try Self.skewed(columns: 5)
        let limits = Limits(minimumSize: 60, pins: [0: .together("a"), 390: .together("b")], mustLink: [RowPair(3, 310)])
        let order = Samples.shuffled(400)
        let straight = try entry.algorithm.fit(points, within: limits).partition
        let permuted = try entry.algorithm.fit(points.selecting(rows: order), within: limits.permuted(order)).partition
        #expect(permuted == Partition(order.map { straight.labels[$0] }))
    }

    @Test func theInertiaIsThatOfTheMeans() throws {
        let points = try Self.skewed()
        let fit = try KMeans(k: 4).fit(points, within: Limits(minimumSize: 60))
        let model = try #require(fit.model as? CentreModel)
        var inertia = 0.0
        for cluster in 1...4 {
            let members = fit.partition.members(of: cluster)
            for column in 0..<3 {
                let mean = members.reduce(0) { $0 + points.values[$1, column] } / Double(members.count)
                #expect(mean.agrees(with: model.centres[cluster - 1, column]))
                for row in members { inertia += (points.values[row, column] - mean) * (points.values[row, column] - mean) }
            }
        }
        #expect(try inertia.agrees(with: #require(fit.figure("inertia"))))
        let free = try #require(fit.figure("inertia_without_limits"))
        #expect(try free.agrees(with: #require(KMeans(k: 4).fit(points).figure("inertia"))))
        #expect(inertia > free)
    }

    /// Six flowers that k-means puts into two clusters of 4 and 2: the best two of 3 by trying all divisions.
    @Test func sixRowsAreHalvedAtTheOptimum() throws {
        let points = try Points(Matrix([[0, 0], [1, 0], [0, 1], [1.5, 1.5], [9, 9], [10, 9]]))
        let fit = try KMeans(k: 2).fit(points, within: Limits(minimumSize: 3))
        #expect(fit.partition.sizes == [3, 3])
        var least = Double.infinity
        for mask in 0..<64 where mask.nonzeroBitCount == 3 {
            let labels = (0..<6).map { Optional(mask >> $0 & 1) }
            least = try min(least, ClusterMoments(of: Partition(labels), in: points, .standard).within)
        }
        #expect(try least.agrees(with: #require(fit.figure("inertia"))))
    }

    @Test func salesLimitClusters() throws {
        let points = try Self.skewed()
        var stream = RandomStream(seed: 2, purpose: 98)
        let sales = (0..<400).map { _ in 1000 * stream.nextUniform() * stream.nextUniform() }
        let total = sales.reduce(0, +)
        let limits = Limits(minimumSize: total * 0.15, maximumSize: total * 0.4, sizes: sales)
        for algorithm in [KMeans(k: 4), KMedoids(k: 4)] as [any Algorithm] {
            let fit = try algorithm.fit(points, within: limits)
            #expect(PlainDivision.broken(limits, by: fit.partition.labels, of: 4) == [])
        }
        let weighted = try points.weighted(by: sales.map { $0 + 1 })
        let fit = try KMeans(k: 4).fit(weighted, within: limits)
        #expect(PlainDivision.broken(limits, by: fit.partition.labels, of: 4) == [])
    }

    @Test func rowsThatDoNotDifferAreDividedOnlyWhereLimitsAskForIt() throws {
        let points = try Points(Matrix(rows: 100, columns: 2, repeating: 1e99))
        let one = try KMeans(k: 4).fit(points, within: Limits(minimumSize: 10))
        #expect(one.partition.sizes == [100] && one.warnings == [.fewerClusters(wanted: 4, found: 1)])
        let four = try KMeans(k: 4).fit(points, within: Limits(minimumSize: 10, maximumSize: 30))
        #expect(four.partition.sizes.reduce(0, +) == 100 && four.partition.sizes.allSatisfy { (10...30).contains($0) })
        #expect(four.figure("inertia") == 0)
        let medoids = try KMedoids(k: 4).fit(points, within: Limits(minimumSize: 25, maximumSize: 25))
        #expect(medoids.partition.sizes == [25, 25, 25, 25])
    }

    @Test(arguments: able)
    func degenerateTablesGiveAResultOrARefusal(entry: AlgorithmLawTests.Entry) throws {
        let tables = [
            Matrix([[3, 4]]), Matrix(rows: 9, columns: 2, repeating: 0.1), Matrix(rows: 9, columns: 0),
            Matrix(rows: 9, columns: 1, elements: (0..<9).map { Double($0) * 1e99 }),
            Matrix(rows: 9, columns: 1, elements: (0..<9).map { Double($0) * 1e-300 }),
            Matrix(rows: 9, columns: 2000, elements: (0..<18_000).map { Double($0 % 7) }),
        ]
        for values in tables {
            let points = try Points(values)
            for limits in [Limits(minimumSize: 2), Limits(maximumSize: 3), Limits(minimumSize: 2, cannotLink: [RowPair(0, 1)])] {
                do throws(ClusteringError) {
                    let fit = try entry.algorithm.fit(points, within: limits)
                    #expect(PlainDivision.broken(limits, by: fit.partition.labels, of: fit.partition.clusterCount) == [])
                    #expect(fit.figures.allSatisfy { $0.value?.isFinite ?? true })
                } catch {
                    if case .infeasible = error { continue }
                    if case .unknownName = error, values.rows == 1 { continue }
                    throw error
                }
            }
        }
    }

    @Test func textColumnsCanBeLimited() throws {
        let regions = (0..<60).map { $0 < 50 ? "north" : "south" }
        let points = try Points(
            ids: (0..<60).map(String.init), columns: ["x"],
            values: Matrix(rows: 60, columns: 1, elements: (0..<60).map { Double($0 % 10) }),
            categories: [CategoricalColumn(name: "region", cells: regions)])
        let limits = Limits(minimumSize: 25)
        let fit = try KMedoids(k: 2, distance: DissimilarityName(Gower.self)).fit(points, within: limits)
        #expect(PlainDivision.broken(limits, by: fit.partition.labels, of: 2) == [])
    }

    @Test func stopsWhenCancelled() {
        #expect(throws: ClusteringError.cancelled) {
            try KMeans().fit(Samples.iris, within: Limits(minimumSize: 9), in: Execution(isCancelled: { true }))
        }
    }

    @Test func limitsComeBackFromJSON() throws {
        let limits = Limits(
            minimumSize: 2, maximumSize: 9.5, sizes: [0.1, 2], pins: [0: .together("a"), 1: .cluster(3)],
            mustLink: [RowPair(4, 1)], cannotLink: [RowPair(0, 1)])
        #expect(try JSONDecoder().decode(Limits.self, from: JSONEncoder().encode(limits)) == limits)
    }
}
