import LinearAlgebra
import Testing

@testable import Clustering

/// What is searched in single precision agrees with a plain run in double precision.
///
/// Mini-batch k-means is not among them: it seeds, follows its batches and settles in double precision.
struct MetamorphicPrecisionTests {
    struct Table: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let points: @Sendable () throws -> Points
    }

    static let tables = [
        Table(testDescription: "iris") { Samples.iris },
        Table(testDescription: "ruspini") { Samples.ruspini },
        Table(testDescription: "apart") { try Samples.planted(rows: 900, columns: 6, clusters: 5) },
        Table(testDescription: "overlapping") { try Samples.planted(rows: 900, columns: 6, clusters: 5, spread: 6) },
        Table(testDescription: "far from zero") {
            try Points(Samples.planted(rows: 900, columns: 6, clusters: 5, spread: 6).values.centred(about: Array(repeating: -1e7, count: 6)))
        },
        Table(testDescription: "columns of very different scale") {
            let points = try Samples.planted(rows: 900, columns: 4, clusters: 5, spread: 4)
            return try Points(Matrix((0..<900).map { row in
                zip(points.values.row(row), [1e-6, 1, 1e3, 1e9]).map { $0 * $1 }
            }))
        },
        Table(testDescription: "one far row") {
            let points = try Samples.planted(rows: 900, columns: 4, clusters: 5, spread: 4)
            return try Points(Matrix((0..<900).map { row in points.values.row(row).map { row == 17 ? $0 + 1e5 : $0 } }))
        },
    ]

    private func agreement(_ first: Partition, _ second: Partition, _ points: Points) throws -> Double {
        try #require(AdjustedRand(reference: second).score(of: first, in: points).value)
    }

    /// Lloyd's iteration as it is written in a textbook, from a partition.
    private func lloyd(_ values: Matrix, from labels: [Int], clusters: Int) -> [Int] {
        var labels = labels
        for _ in 0..<300 {
            let centres = (0..<clusters).map { cluster in
                values.selecting(rows: labels.indices.filter { labels[$0] == cluster }).columnMeans
            }
            let moved = labels.indices.map { nearest(values, $0, centres) }
            if moved == labels { break }
            labels = moved
        }
        return labels
    }

    private func nearest(_ values: Matrix, _ row: Int, _ centres: [[Double]]) -> Int {
        let squares = centres.map { centre in
            zip(values.row(row), centre).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        return squares.indices.min { squares[$0] < squares[$1] } ?? 0
    }

    @Test(arguments: tables, [2, 5])
    func kmeansFindsWhatAPlainRunInDoublePrecisionFinds(table: Table, k: Int) throws {
        let points = try table.points()
        let rows = try CentredRows(points.values)
        let seeds = try GreedySeeding(of: rows, clusters: k, restarts: 3, seed: 7).chosen(in: .standard)
        let fast = try LloydSearch(rows: rows, maximumIterations: 300, tolerance: 0).run(from: seeds, in: .standard)
        for (start, run) in zip(seeds, fast) {
            let centres = start.map { Array(points.values.row($0)) }
            let first = (0..<points.count).map { nearest(points.values, $0, centres) }
            let plain = Partition(lloyd(points.values, from: first, clusters: k))
            #expect(try agreement(Partition(run.labels.map(Int.init)), plain, points) >= 0.999)
        }
    }

    /// The exchange that lowers the sum most, again and again, with all sums in double precision.
    private func exchanged(_ values: Matrix, from medoids: [Int]) -> [Int] {
        let apart = (0..<values.rows).map { row in
            (0..<values.rows).map { other in
                zip(values.row(row), values.row(other)).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
            }
        }
        let total = { (medoids: [Int]) in apart.reduce(0.0) { sum, row in sum + (medoids.map { row[$0] }.min() ?? 0) } }
        var (medoids, lowest) = (medoids, total(medoids))
        while true {
            var best = (medoids, lowest)
            for place in medoids.indices {
                for row in 0..<values.rows {
                    var tried = medoids
                    tried[place] = row
                    let sum = total(tried)
                    // Not for the last bits of a sum.
                    if sum < best.1 - 1e-9 * lowest { best = (tried, sum) }
                }
            }
            if best.1 == lowest { return medoids }
            (medoids, lowest) = best
        }
    }

    @Test(arguments: tables, [2, 4])
    func noExchangeInDoublePrecisionBettersTheMedoids(table: Table, k: Int) throws {
        let all = try table.points()
        let points = all.selecting(rows: Array(stride(from: 0, to: all.count, by: max(1, all.count / 100))))
        let fit = try KMedoids(k: k).fit(points)
        let isMedoid = try #require(fit.rowFigures.first { $0.name == "medoid" }).values
        let medoids = isMedoid.indices.filter { isMedoid[$0] == 1 }
        let centres = exchanged(points.values, from: medoids).map { Array(points.values.row($0)) }
        let plain = Partition((0..<points.count).map { nearest(points.values, $0, centres) })
        #expect(try agreement(fit.partition, plain, points) >= 0.999)
    }

    /// Every halving again, from the two centres it was found with: which cluster is next, and where its rows go.
    @Test(arguments: tables, [2, 5])
    func bisectingHalvesWhatAPlainRunInDoublePrecisionHalves(table: Table, k: Int) throws {
        let points = try table.points()
        let algorithm = BisectingKMeans(k: k, tolerance: 0)
        let tree = try halvings(of: points, by: algorithm)
        try #require(tree.halved.count == k - 1)
        var leaves = [Int](repeating: 0, count: points.count)
        for (halving, node) in tree.halved.enumerated() {
            let parts = Dictionary(grouping: leaves.indices) { leaves[$0] }.mapValues { points.values.selecting(rows: $0) }
            let widest = parts.max { squares($0.value) < squares($1.value) }
            #expect(widest?.key == node)
            let part = try #require(parts[node])
            let centres = [1, 2].map { Array(tree.centres.row(2 * halving + $0)) }
            let halves = lloyd(part, from: (0..<part.rows).map { nearest(part, $0, centres) }, clusters: 2)
            for (row, half) in zip(leaves.indices.filter { leaves[$0] == node }, halves) {
                leaves[row] = 2 * halving + 1 + half
            }
        }
        #expect(try agreement(algorithm.fit(points).partition, Partition(leaves), points) >= 0.999)
    }

    /// What the algorithm does, with the centres that each cluster was halved by.
    private func halvings(of points: Points, by algorithm: BisectingKMeans) throws -> BisectionTree {
        let halving = KMeans(
            k: 2, restarts: algorithm.restarts, maximumIterations: algorithm.maximumIterations,
            tolerance: algorithm.tolerance, seed: algorithm.seed)
        var bisection = Bisection(of: points, by: halving, strategy: algorithm.strategy)
        for _ in 1..<algorithm.k { _ = try bisection.halve(in: .standard) }
        return bisection.tree
    }

    /// About the mean.
    private func squares(_ values: Matrix) -> Double {
        values.columnVariances(about: values.columnMeans).reduce(0, +) * Double(values.rows)
    }

    /// The chain over all distances is the plain run: its distances, and their updates, are in double precision.
    @Test(arguments: tables, [2, 5])
    func wardJoinsWhatAPlainRunInDoublePrecisionJoins(table: Table, k: Int) throws {
        let points = try table.points()
        let plain = try WardLinkage().plainTree(of: DissimilarityName.euclidean.space(of: points)).cut(into: k)
        #expect(try agreement(Agglomerative(k: k).fit(points).partition, plain, points) >= 0.999)
    }
}
