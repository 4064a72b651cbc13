import LinearAlgebra
import Testing

@testable import Clustering

/// The fast search against the plain iteration, from the same starts.
struct LloydTests {
    @Test(arguments: [1, 2, 5, 11])
    func theSearchFindsWhatThePlainIterationFinds(k: Int) throws {
        let points = try Samples.planted(rows: 2345, columns: 10, clusters: 4, spread: 4)
        let start = (0..<k).map { $0 * 2345 / k }
        let rows = try CentredRows(points.values)
        let search = LloydSearch(rows: rows, maximumIterations: 300, tolerance: 0)
        let found = try #require(try search.run(from: [start], in: .standard).first)

        let first = try NearestCentres(of: points.values, to: points.values.selecting(rows: start), in: .standard)
        var plain = LloydRefinement(of: points.values, rows, labels: first.rows.map { Int32($0.first) }, clusters: k)
        try plain.run(maximumIterations: 300, tolerance: 0, in: .standard)

        #expect(plain.hasConverged)
        #expect(Partition(found.labels.map(Int.init)) == Partition(plain.labels.map(Int.init)))
    }

    @Test func runsDoNotDependOnTheirCompany() throws {
        let points = try Samples.planted(rows: 1111, columns: 13, clusters: 3, spread: 5)
        let search = LloydSearch(rows: try CentredRows(points.values), maximumIterations: 50, tolerance: 1e-4)
        let starts = (1...70).map { run in (0..<1 + run % 12).map { ($0 * 97 + run * 31) % 1111 } }
        let together = try search.run(from: starts, in: .standard)
        for (start, run) in zip(starts, together) {
            let alone = try #require(try search.run(from: [start], in: .standard).first)
            #expect(alone.labels == run.labels && alone.inertia == run.inertia && alone.iterations == run.iterations)
        }
    }

    @Test func emptyClustersAreFilledFromTheFarthestRows() throws {
        let points = try Points(Matrix([[0], [0.1], [0.2], [10], [10.1], [50]]))
        let search = LloydSearch(rows: try CentredRows(points.values), maximumIterations: 100, tolerance: 0)
        // Two equal starts: the second of them never attracts a row.
        let run = try #require(try search.run(from: [[0, 0, 3]], in: .standard).first)
        #expect(Partition(run.labels.map(Int.init)).clusterCount == 3)
    }

    @Test func anEmptyClusterOfTheRefinementIsFilledToo() throws {
        let points = try Points(Matrix([[0], [1], [10], [11], [50]]))
        var refinement = LloydRefinement(
            of: points.values, try CentredRows(points.values), labels: [0, 0, 0, 0, 1], clusters: 3)
        try refinement.run(maximumIterations: 100, tolerance: 0, in: .standard)
        #expect(Partition(refinement.labels.map(Int.init)) == Partition([0, 0, 1, 1, 2]))
    }

    @Test func seedsAreDistinctAndPrefixesOfLongerChoices() throws {
        let points = try Samples.planted(rows: 1500, columns: 4, clusters: 5)
        let rows = try CentredRows(points.values)
        let long = try GreedySeeding(of: rows, clusters: 12, restarts: 4, seed: 9).chosen(in: .standard)
        let short = try GreedySeeding(of: rows, clusters: 5, restarts: 4, seed: 9).chosen(in: .two)
        #expect(long.allSatisfy { Set($0).count == 12 })
        #expect(long.map { Array($0.prefix(5)) } == short)
        #expect(Set(long).count > 1)
    }

    @Test func seedsStopWhereNoRowIsLeft() throws {
        let rows = try CentredRows(Matrix((0..<40).map { [Double($0 % 4)] }))
        let chosen = try GreedySeeding(of: rows, clusters: 9, restarts: 3, seed: 1).chosen(in: .standard)
        #expect(chosen.allSatisfy { $0.count == 4 })
    }
}
