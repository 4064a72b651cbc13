import LinearAlgebra
import Testing

@testable import Clustering

/// What k-means does after Lloyd's iteration has come to rest.
struct SingleRowMovesTests {
    private func moves(_ cells: [Double], _ labels: [Int32], weights: [Double]? = nil) -> SingleRowMoves {
        SingleRowMoves(
            of: Matrix(cells.map { [$0] }), weights: weights ?? cells.map { _ in 1 }, means: [0], labels: labels,
            clusters: Int(labels.max() ?? 0) + 1)
    }

    @Test func aRowMovesThoughItsCentreIsTheNearest() throws {
        // The row at 1.75 is nearer to 0.583, the mean of its cluster, than to 3.2; the sum of squares falls from 2.04 to 1.05.
        var rows = moves([0, 0, 1.75, 3.2], [0, 0, 0, 1])
        try rows.run(maximumPasses: 10, in: .single)
        #expect(rows.labels == [0, 0, 1, 1])
        #expect(rows.inertias.reduce(0, +) < 1.06)
        #expect(rows.centres.elements == [0, 2.475])
    }

    @Test func aRowThatGainsNothingStays() throws {
        var rows = moves([0, 1, 10, 11], [0, 0, 1, 1])
        try rows.run(maximumPasses: 10, in: .single)
        #expect(rows.labels == [0, 0, 1, 1])
    }

    @Test func theLastRowOfAClusterStays() throws {
        var rows = moves([0, 0.1, 0.2, 5], [0, 0, 1, 0])
        try rows.run(maximumPasses: 10, in: .single)
        #expect(Set(rows.labels) == [0, 1])
    }

    @Test func aHeavyRowMovesAsOne() throws {
        var heavy = moves([0, 1.75, 3.2], [0, 0, 1], weights: [2, 1, 1])
        try heavy.run(maximumPasses: 10, in: .single)
        #expect(heavy.labels == [0, 1, 1])
    }

    /// Two centres in one group and one in two others cannot be left by moves of rows.
    @Test func aCentreCrossesToWhereItIsMissed() throws {
        let cells: [Double] = [0, 0.2, 0.4, 0.6, 50, 50.2, 50.4, 100, 100.2, 100.4]
        var rows = moves(cells, [0, 0, 1, 1, 2, 2, 2, 2, 2, 2])
        try rows.run(maximumPasses: 10, in: .single)
        #expect(rows.inertias.reduce(0, +) > 1000)
        let labels = try CentreExchanges(after: rows, maximumPasses: 10, in: .single).labels
        #expect(labels[0..<4].allSatisfy { $0 == labels[0] })
        #expect(Set(labels[4..<7]).count == 1 && Set(labels[7...]).count == 1)
        #expect(Set(labels).count == 3)
    }

    @Test func noRowOfAFitGainsByMoving() throws {
        let points = try Samples.uniform(rows: 300, columns: 3, seed: 4)
        let fit = try KMeans(k: 7, restarts: 2).fit(points)
        var rows = moves(points, fit)
        try rows.run(maximumPasses: 10, in: .single)
        #expect(rows.labels == fit.partition.indices)
    }

    private func moves(_ points: Points, _ fit: Fit) -> SingleRowMoves {
        SingleRowMoves(
            of: points.values, weights: Array(repeating: 1, count: points.count), means: [0, 0, 0],
            labels: fit.partition.indices, clusters: fit.partition.clusterCount)
    }
}
