import LinearAlgebra
import Testing

@testable import Clustering

struct LimitedPlacementTests {
    private static let model = CentreModel(
        algorithm: "kmeans", columns: ["x1"], centres: Matrix([[0], [10], [20]]))

    private func points(_ cells: [Double]) throws -> Points { try Points(Matrix(cells.map { [$0] })) }

    /// The rows that the limits keep from a nearer cluster.
    private func held(_ placed: LimitedPlacement) -> [Int] {
        placed.assignments.indices.filter { (placed.assignments[$0].margin ?? 0) < 0 }
    }

    @Test func withoutNeedRowsGoWhereTheModelPutsThem() throws {
        let points = try points([1, 2, 9, 12, 19, 30])
        let placed = try Self.model.assign(points, within: Limits(maximumSize: 2))
        #expect(placed.assignments == (try Self.model.assign(points)))
        #expect(held(placed).isEmpty && placed.warnings.isEmpty)
    }

    @Test func aFullClusterSendsOnWhatCostsLeast() throws {
        let placed = try Self.model.assign(points([0, 1, 4]), within: Limits(maximumSize: 5), existing: [3, 0, 0])
        #expect(placed.assignments.map(\.cluster) == [1, 1, 2])
        #expect(held(placed) == [2])
        #expect(placed.warnings == [.heldByLimits(rows: 1, of: 3)])
        #expect(placed.assignments[2] == Assignment(cluster: 2, distance: 6, runnerUp: 1, margin: -2))
    }

    @Test func pinsNameClustersOfTheModel() throws {
        let limits = Limits(pins: [0: .cluster(3)], mustLink: [RowPair(0, 1)], cannotLink: [RowPair(1, 2)])
        let placed = try Self.model.assign(points([0, 1, 20]), within: limits)
        #expect(placed.assignments.map(\.cluster) == [3, 3, 2])
        #expect(held(placed) == [0, 1, 2])
    }

    @Test func clustersThatAreShortAreFilled() throws {
        let limits = Limits(minimumSize: 2)
        let placed = try Self.model.assign(points([0, 1, 2, 3]), within: limits, existing: [5, 1, 1])
        #expect(placed.assignments.map(\.cluster) == [1, 1, 2, 3])
        #expect(throws: ClusteringError.infeasible(
            reason: .tooLittle(total: 1, needed: 2, clusters: 3), largest: nil, smallest: nil)
        ) {
            try Self.model.assign(points([0]), within: limits, existing: [5, 1, 1])
        }
    }

    @Test func medoidsAndTreesAreAskedToo() throws {
        let points = try Samples.planted(rows: 300, columns: 4, clusters: 3)
        for algorithm in [KMedoids(k: 3), BisectingKMeans(k: 3)] as [any Algorithm] {
            let model = try algorithm.fit(points).model
            let limits = Limits(minimumSize: 90, maximumSize: 105, cannotLink: [RowPair(0, 1)])
            let placed = try model.assign(points, within: limits)
            #expect(PlainDivision.broken(limits, by: placed.assignments.map(\.cluster), of: 3) == [])
            #expect(!held(placed).isEmpty)
        }
    }

    @Test func aModelWithoutCentresCannot() throws {
        let model = try DBSCAN().fit(Samples.iris).model
        #expect(throws: ClusteringError.takesNoLimits("dbscan", instead: Algorithms.names(able: .limits))) {
            try model.assign(Samples.iris, within: Limits(minimumSize: 1))
        }
    }

    @Test func noRowsAreNoAssignments() throws {
        let none = try Points(Matrix(rows: 0, columns: 1))
        #expect(try Self.model.assign(none, within: Limits(maximumSize: 2)).assignments.isEmpty)
    }

    @Test func weightsCount() throws {
        // One of two rows has to go: the lighter.
        let points = try Points(Matrix([[3], [3.1]]), weights: [1, 100])
        let placed = try Self.model.assign(points, within: Limits(maximumSize: 1))
        #expect(placed.assignments.map(\.cluster) == [2, 1])
    }
}
