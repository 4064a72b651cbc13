import LinearAlgebra
import Testing

@testable import Clustering

struct KModesTests {
    /// Iris with every measurement as the text of its whole centimetres.
    static let texts: Points = {
        do {
            return try table((0..<4).map { column in
                Samples.iris.values.column(column).map { String(Int($0)) }
            })
        } catch {
            preconditionFailure("the iris table is damaged: \(error)")
        }
    }()

    /// The least cost of `KModes(k, init="Huang", n_init=100, random_state=0)` of kmodes 0.12.2.
    @Test(arguments: [(2, 196.0), (3, 134.0), (4, 106.0), (6, 70.0)])
    func costsNoMoreThanTheKmodesPackage(k: Int, cost: Double) throws {
        let fit = try KModes(k: k, restarts: 100).fit(Self.texts)
        #expect(try #require(fit.figure("cost")) <= cost)
        #expect(fit.hasConverged && fit.warnings.isEmpty)
    }

    /// 164 and 123 are the costs of `KModes(k, init="Cao")` of kmodes 0.12.2, which moves modes after every row.
    @Test(arguments: [(3, 164.0), (4, 123.0)])
    func theFirstStartIsNoWorseThanCaos(k: Int, cost: Double) throws {
        #expect(try #require(try KModes(k: k, restarts: 1).fit(Self.texts).figure("cost")) <= cost)
    }

    /// Every choice of rows as modes, and of the modes of what they divide, for a table small enough to try them all.
    @Test func reachesTheOptimumOfATableThatCanBeTriedOut() throws {
        var stream = RandomStream(seed: 4, purpose: 90)
        let columns = (0..<4).map { _ in (0..<9).map { _ in ["p", "q", "r"][stream.nextIndex(below: 3)] } }
        let points = try Self.table(columns)
        var least = Int.max
        // All ways to put nine rows into two clusters.
        for subset in 0..<(1 << 8) {
            let cost = (0..<2).reduce(0) { sum, side in
                let rows = (0..<9).filter { ($0 < 8 ? subset >> $0 & 1 : 0) == side }
                return sum + columns.reduce(0) { sum, cells in
                    sum + rows.count - (["p", "q", "r"].map { text in rows.count { cells[$0] == text } }.max() ?? 0)
                }
            }
            least = min(least, cost)
        }
        #expect(try KModes(k: 2, restarts: 50).fit(points).figure("cost") == Double(least))
    }

    @Test func everyModeHasTheCommonestTextsOfItsRows() throws {
        let fit = try KModes(k: 4).fit(Self.texts)
        let model = try #require(fit.model as? PrototypeModel)
        for cluster in 1...4 {
            let members = fit.partition.members(of: cluster)
            for (column, mode) in zip(Self.texts.categories, model.modes) {
                #expect(column.selecting(rows: members).mode == mode.cells[cluster - 1])
            }
        }
        #expect(model.locations == nil)
    }

    @Test func theOrderOfRowsDoesNotMatterAtAll() throws {
        var stream = RandomStream(seed: 3, purpose: 90)
        let order = stream.permutation(of: 150)
        let algorithm = KModes(k: 5, start: .huang, restarts: 1)
        let straight = try algorithm.fit(Self.texts).partition
        let permuted = try algorithm.fit(Self.texts.selecting(rows: order)).partition
        #expect(permuted == Partition(order.map { straight.labels[$0] }))
    }

    @Test func equallyFrequentTextsGiveTheFirstInSortedOrder() throws {
        let fit = try KModes(k: 1).fit(try Self.table([["b", "a", "b", "a"], ["z", "z", "y", "x"]]))
        let model = try #require(fit.model as? PrototypeModel)
        #expect(model.modes.map { $0.cells[0] } == ["a", "z"])
        #expect(fit.figure("cost") == 4)
    }

    @Test func textsNeverSeenDifferFromAllModes() throws {
        let fit = try KModes(k: 2).fit(try Self.table([["a", "a", "b", "b"], ["x", "x", "y", "y"]]))
        let new = try Self.table([["a", "new"], ["new", "newer"]])
        let found = try fit.model.assign(new)
        #expect(found[0] == Assignment(cluster: 1, distance: 1, runnerUp: 2, margin: 1))
        #expect(found[1] == Assignment(cluster: 1, distance: 2, runnerUp: 2, margin: 0))
        #expect(throws: ClusteringError.missingColumn("t2", known: ["t1"])) { try fit.model.assign(Self.table([["a"]])) }
    }

    @Test func fewerDistinctRowsThanClustersGiveAClusterEachAndAWarning() throws {
        let fit = try KModes(k: 5).fit(try Self.table([(0..<30).map { "\($0 % 3)" }]))
        #expect(fit.partition.sizes == [10, 10, 10])
        #expect(fit.figure("cost") == 0)
        #expect(fit.warnings == [.fewerClusters(wanted: 5, found: 3)])
    }

    @Test func numbersAreRefused() throws {
        #expect(throws: ClusteringError.numericColumns(Samples.iris.columns)) { try KModes(k: 3).fit(Samples.iris) }
    }

    @Test func aColumnOfIDsAndThousandsOfColumnsAreNoObstacle() throws {
        let ids = try Self.table([(0..<3000).map(String.init), (0..<3000).map { "\($0 % 2)" }])
        #expect(try KModes(k: 2, restarts: 2).fit(ids).partition.sizes == [1500, 1500])
        let wide = try Self.table((0..<2000).map { column in ["a", "a", "b", "\(column)"] })
        #expect(try KModes(k: 3).fit(wide).partition.labels == [1, 1, 2, 3])
    }

    static func table(_ columns: [[String]]) throws -> Points {
        let count = columns.first?.count ?? 0
        return try Points(
            ids: (0..<count).map { String($0 + 1) }, columns: [], values: Matrix(rows: count, columns: 0),
            categories: zip(1..., columns).map { CategoricalColumn(name: "t\($0)", cells: $1) })
    }
}
