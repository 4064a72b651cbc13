import LinearAlgebra
import Testing

@testable import Clustering

struct WeightedKMeansTests {
    private func fit(_ points: Points, _ weights: [Double]?, k: Int = 4) throws -> Fit {
        try KMeans(k: k, tolerance: 0).fit(points.weighted(by: weights), in: .two)
    }

    @Test func aRowOfWeightTwoCountsAsTwoRows() throws {
        let points = try Samples.planted(rows: 600, columns: 5, clusters: 4, spread: 2)
        let copies = (0..<600).map { 1 + $0 % 3 }
        let repeated = points.selecting(rows: (0..<600).flatMap { Array(repeating: $0, count: copies[$0]) })
        let (weighted, plain) = (try fit(points, copies.map(Double.init)), try fit(repeated, nil))
        let labels = (0..<600).flatMap { Array(repeating: weighted.partition.labels[$0], count: copies[$0]) }
        #expect(Partition(labels) == plain.partition)
        #expect(try weighted.inertia.agrees(with: plain.inertia))
        // Clusters are numbered by rows, of which there are more where they repeat.
        let centres = Set(try weighted.centres.column(0).map { ($0 * 1e9).rounded() })
        #expect(try centres == Set(plain.centres.column(0).map { ($0 * 1e9).rounded() }))
    }

    @Test(arguments: [1e-300, 0.5, 3, 1e99])
    func equalWeightsChangeNothingButTheInertia(weight: Double) throws {
        let points = try Samples.planted(rows: 1500, columns: 6, clusters: 4, spread: 2)
        let (weighted, plain) = (try fit(points, Array(repeating: weight, count: 1500)), try fit(points, nil))
        #expect(try weighted.partition == plain.partition && weighted.centres == plain.centres)
        #expect(try weighted.inertia.agrees(with: plain.inertia * weight))
    }

    @Test func weightsGiveTheSameBitsOnOneThreadAndTwo() throws {
        let points = try Samples.planted(rows: 4000, columns: 6, clusters: 4, spread: 4)
        let weighted = try points.weighted(by: (0..<4000).map { 1 + Double($0 % 7) })
        let one = try KMeans().sweep(weighted, over: 2...5, in: .single)
        #expect(try KMeans().sweep(weighted, over: 2...5, in: .two) == one)
    }
}

extension Fit {
    fileprivate var inertia: Double { get throws { try #require(figure("inertia")) } }
    fileprivate var centres: Matrix { get throws { try #require(model.locations) } }
}
