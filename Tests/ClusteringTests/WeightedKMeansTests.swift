import LinearAlgebra
import Testing

@testable import Clustering

struct WeightedKMeansTests {
    private func fit(_ points: Points, _ weights: [Double]?, k: Int = 4) throws -> Fit {
        try KMeans(k: k, tolerance: 0).sweep(points, weights: weights, over: k...k, in: .two)[0]
    }

    @Test func aRowOfWeightTwoCountsAsTwoRows() throws {
        let points = try Samples.planted(rows: 600, columns: 5, clusters: 4, spread: 2)
        let copies = (0..<600).map { 1 + $0 % 3 }
        let repeated = points.selecting(rows: (0..<600).flatMap { Array(repeating: $0, count: copies[$0]) })
        let (weighted, plain) = (try fit(points, copies.map(Double.init)), try fit(repeated, nil))
        let labels = (0..<600).flatMap { Array(repeating: weighted.partition.labels[$0], count: copies[$0]) }
        #expect(Partition(labels) == plain.partition)
        #expect(weighted.inertia.agrees(with: plain.inertia))
        // Clusters are numbered by rows, of which there are more where they repeat.
        let centres = Set(weighted.model.centres.column(0).map { ($0 * 1e9).rounded() })
        #expect(centres == Set(plain.model.centres.column(0).map { ($0 * 1e9).rounded() }))
    }

    @Test(arguments: [1e-300, 0.5, 3, 1e200])
    func equalWeightsChangeNothingButTheInertia(weight: Double) throws {
        let points = try Samples.planted(rows: 1500, columns: 6, clusters: 4, spread: 2)
        let (weighted, plain) = (try fit(points, Array(repeating: weight, count: 1500)), try fit(points, nil))
        #expect(weighted.partition == plain.partition && weighted.model == plain.model)
        #expect(weighted.inertia.agrees(with: plain.inertia * weight))
    }

    @Test func rowsOfNoWeightAreAssignedButMoveNoCentre() throws {
        let points = try Points(Matrix([[0], [1], [10], [11], [1000], [4]]))
        let fit = try fit(points, [1, 1, 1, 1, 0, 0], k: 2)
        #expect(fit.model.centres.elements.sorted() == [0.5, 10.5])
        #expect(fit.partition == Partition([1, 1, 2, 2, 2, 1]))
        #expect(fit.inertia.agrees(with: 1))
    }

    @Test func weightsThatAreAllZeroAreNone() throws {
        #expect(try fit(Samples.iris, Array(repeating: 0, count: 150)) == fit(Samples.iris, nil))
    }

    @Test func moreClustersThanRowsOfWeightGiveAClusterEach() throws {
        let points = try Points(Matrix([[0], [1], [10], [11], [1000]]))
        let fit = try fit(points, [1, 0, 1, 0, 0], k: 4)
        #expect(fit.partition.clusterCount == 2 && fit.inertia == 0)
        #expect(fit.warnings == [.fewerClusters(wanted: 4, found: 2)])
    }

    @Test func weightsGiveTheSameBitsOnOneThreadAndTwo() throws {
        let points = try Samples.planted(rows: 4000, columns: 6, clusters: 4, spread: 4)
        let weights = (0..<4000).map { Double($0 % 7) }
        let one = try KMeans().sweep(points, weights: weights, over: 2...5, in: .single)
        #expect(try KMeans().sweep(points, weights: weights, over: 2...5, in: .two) == one)
    }
}
