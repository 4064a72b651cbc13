import LinearAlgebra
import Synchronization
import Testing

@testable import Clustering

/// k-means with as many restarts as scikit-learn is no worse.
struct KMeansInertiaTests {
    /// A table that another tool can make too, and what scikit-learn makes of it.
    struct Table: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let rows: Int
        let columns: Int
        let groups: Int
        let step: Double
        /// By number of clusters.
        let inertias: [(k: Int, inertia: Double)]

        /// Cell (r, c) is (7919 r + 104729 c + 31 r² (c + 1) mod 1009) / 1009 + step · ((r mod groups)·(c + 3) mod groups).
        var points: Points {
            get throws {
                try Points(Matrix((0..<rows).map { row in (0..<columns).map { cell(row, $0) } }))
            }
        }

        private func cell(_ row: Int, _ column: Int) -> Double {
            let whole: Int = row * 7919 + column * 104_729 + row * row * 31 * (column + 1)
            return Double(whole % 1009) / 1009 + step * Double(row % groups * (column + 3) % groups)
        }
    }

    /// The median over `random_state` 0 … 20 of the inertia of scikit-learn 1.9.1, `KMeans(k, n_init=10, random_state=…)`.
    static let tables = [
        Table(
            testDescription: "uniform 500 x 2", rows: 500, columns: 2, groups: 1, step: 0,
            inertias: [
                (2, 49.221647317557064), (5, 17.357353980917118), (8, 10.524147925514498),
                (12, 6.388977682656884), (20, 3.7566355532850566),
            ]),
        Table(
            testDescription: "uniform 1000 x 5", rows: 1000, columns: 5, groups: 1, step: 0,
            inertias: [
                (2, 347.31268599726), (5, 230.6825659651103), (8, 173.42763464073818),
                (12, 127.43849027708781), (20, 77.6867946827979),
            ]),
        Table(
            testDescription: "touching 800 x 6", rows: 800, columns: 6, groups: 7, step: 0.3,
            inertias: [
                (2, 1291.873590988902), (5, 577.5323708360295), (8, 381.7048719361876),
                (12, 346.82894336323466), (20, 295.60405662017524),
            ]),
        Table(
            testDescription: "apart 700 x 10", rows: 700, columns: 10, groups: 9, step: 1.5,
            inertias: [
                (2, 65836.7381457657), (5, 23266.5346820379), (8, 5320.463969511219),
                (12, 546.5180735320687), (20, 496.8059386400692),
            ]),
        Table(
            testDescription: "wide 200 x 60", rows: 200, columns: 60, groups: 5, step: 0.25,
            inertias: [
                (2, 1552.5007099076029), (5, 965.7246079675114), (8, 935.9870743312175),
                (12, 901.4805473685132), (20, 839.63072238454),
            ]),
    ]

    /// The lowest inertia of scikit-learn 1.9.1, `KMeans(k, n_init=60, tol=0, max_iter=1000, random_state=…)` for 0 … 7.
    @Test(arguments: [
        (2, 152.34795176035797), (3, 78.851441426146), (4, 57.22847321428572), (5, 46.44618205128204),
        (6, 39.03998724608725), (7, 34.29822966507179), (8, 29.988943950786066),
    ])
    func reachesTheOptimumOfIris(k: Int, inertia: Double) throws {
        let fit = try KMeans(k: k, restarts: 200, tolerance: 0).fit(Samples.iris)
        #expect(try #require(fit.figure("inertia")).agrees(with: inertia))
    }

    @Test(arguments: tables)
    func isNoWorseThanScikitLearnByMoreThanAThousandth(table: Table) throws {
        let points = try table.points
        for (k, inertia) in table.inertias {
            let found = try #require(try KMeans(k: k).fit(points).figure("inertia"))
            #expect(found <= inertia * 1.001, "k=\(k): \(found) against \(inertia), \(found / inertia)")
        }
    }

    /// The median run is never worse at all. On a uniform table a single run may end in the local optimum next to the one that
    /// scikit-learn's median run ends in.
    @Test(arguments: tables)
    func isNoWorseWhateverTheSeed(table: Table) throws {
        let points = try table.points
        for (k, inertia) in table.inertias {
            let found = try (0...20).map { try KMeans(k: k, seed: $0).fit(points).figure("inertia") ?? .infinity }.sorted()
            #expect(found[10] <= inertia * (1 + 1e-9), "k=\(k): \(found[10]) against \(inertia)")
            #expect(found[20] <= inertia * (table.groups > 1 ? 1 + 1e-9 : 1.0015), "k=\(k): \(found[20]) against \(inertia)")
        }
    }

    /// What is moved never makes a partition worse, and each kind of move finds what the one before it cannot.
    @Test func everyMoveLowersTheInertia() throws {
        let points = try Self.tables[1].points
        let found = try [KMeansMoves.none, .rows, .centres].map { moves in
            try (0...5).map { try KMeans(k: 20, restarts: 2, moves: moves, seed: $0).fit(points).figure("inertia") ?? .infinity }
        }
        #expect(zip(found[1], found[0]).allSatisfy(<))
        #expect(zip(found[2], found[1]).allSatisfy(<=))
        #expect(found[2].max() ?? .infinity < found[1].sorted()[1])
    }

    /// Where there are more cells than anything is moved in unasked.
    @Test(arguments: [KMeansMoves.rows, .centres])
    func movesOfLargeTablesDoNotDependOnThreads(moves: KMeansMoves) throws {
        let points = try Samples.uniform(rows: 60_000, columns: 18, seed: 3)
        let means = KMeans(k: 3, restarts: 1, moves: moves)
        #expect(try means.fit(points, in: .single) == means.fit(points, in: .two))
        let asked = Atomic(0)
        let stopping = Execution(isCancelled: { asked.add(1, ordering: .relaxed).newValue > 300 })
        #expect(throws: ClusteringError.cancelled) { try means.fit(points, in: stopping) }
    }

    @Test func whatIsMovedFollowsFromTheCells() {
        #expect(KMeansMoves.auto.resolved(cells: 65_536) == .centres)
        #expect(KMeansMoves.auto.resolved(cells: 65_537) == .rows)
        #expect(KMeansMoves.auto.resolved(cells: 1_048_577) == .none)
        #expect(KMeansMoves.centres.resolved(cells: 1_048_577) == .centres)
    }
}
