import Foundation
import LinearAlgebra
import Testing
import Vocabulary

@testable import Clustering

/// What every metric promises, whatever it measures.
struct MetricLawTests {
    struct Entry: CustomTestStringConvertible {
        let type: any Metric.Type
        var testDescription: String { type.card.name }

        /// The metric, with labels to compare with where it needs them.
        func metric(_ reference: Partition) -> any Metric {
            guard let agreement = type as? any AgreementMetric.Type else { return type.init() }
            return agreement.init(reference: reference)
        }
    }

    static let entries = Metrics.all.map(Entry.init)
    static let geometric = Metrics.ofPoints.map(Entry.init)

    /// What a score becomes when every column is multiplied by a number; all others stay as they are.
    static let underScale: [String: @Sendable (_ score: Double, _ factor: Double, _ cells: Double) -> Double] = [
        "inertia": { score, factor, _ in score * factor * factor },
        "ball_hall": { score, factor, _ in score * factor * factor },
        // A density in a unit as many times smaller, once a cell.
        "xmeans_bic": { score, factor, cells in score + cells * log(1 / factor) },
    ]

    private let iris = Samples.iris
    /// Neither the species nor anything that an index would call good.
    private let partition = Partition((0..<150).map { $0 % 17 == 0 ? nil : ($0 * $0 / 50 + $0 / 60) % 5 })

    private func score(_ entry: Entry, _ partition: Partition, _ points: Points, _ reference: Partition? = nil) throws -> Double {
        try #require(try entry.metric(reference ?? Samples.species).score(of: partition, in: points).value)
    }

    @Test(arguments: entries)
    func permutingRowsLeavesTheScore(entry: Entry) throws {
        let order = Samples.shuffled(150)
        let permuted = Partition(order.map { partition.labels[$0] })
        let reference = Partition(order.map { Samples.species.labels[$0] })
        let straight = try score(entry, partition, iris)
        #expect(try score(entry, permuted, iris.selecting(rows: order), reference).agrees(with: straight))
    }

    @Test(arguments: entries)
    func renamingClustersLeavesTheScore(entry: Entry) throws {
        let renamed = Partition(partition.labels.map { label in label.map { 1000 - 7 * $0 } })
        let reference = Partition(Samples.species.labels.map { label in label.map { $0 * -3 } })
        #expect(try score(entry, renamed, iris, reference).agrees(with: score(entry, partition, iris)))
    }

    @Test(arguments: entries)
    func permutingColumnsLeavesTheScore(entry: Entry) throws {
        let order = [2, 0, 3, 1]
        let permuted = try Points(
            ids: iris.ids, columns: order.map { iris.columns[$0] }, values: iris.values.selecting(columns: order))
        #expect(try score(entry, partition, permuted).agrees(with: score(entry, partition, iris)))
    }

    @Test(arguments: geometric)
    func shiftingLeavesTheScore(entry: Entry) throws {
        let shifted = try Points(
            ids: iris.ids, columns: iris.columns, values: iris.values.centred(about: [-1000, 37, -2000, 0.1]))
        #expect(try score(entry, partition, shifted).agrees(with: score(entry, partition, iris)))
    }

    @Test(arguments: geometric, [0.001, 1024, 3e7])
    func commonScaleDoesToTheScoreWhatItSays(entry: Entry, factor: Double) throws {
        let scaled = try Points(
            ids: iris.ids, columns: iris.columns,
            values: Matrix(rows: 150, columns: 4, elements: iris.values.elements.map { $0 * factor }))
        let straight = try score(entry, partition, iris)
        let cells = Double(partition.rowCount - partition.noiseCount) * 4
        let expected = Self.underScale[entry.type.card.name]?(straight, factor, cells) ?? straight
        #expect(try score(entry, partition, scaled).agrees(with: expected))
    }

    /// All but the one that looks at the variances of columns.
    @Test(arguments: geometric.filter { $0.type != SDbw.self })
    func rotatingLeavesTheScore(entry: Entry) throws {
        // Two reflections make a rotation.
        let rotated = try Points(
            ids: iris.ids, columns: iris.columns,
            values: reflected(reflected(iris.values, across: [1, -2, 3, 0.5]), across: [0.3, 1, 1, -4]))
        #expect(try score(entry, partition, rotated).agrees(with: score(entry, partition, iris)))
    }

    private func reflected(_ values: Matrix, across normal: [Double]) -> Matrix {
        let length = normal.reduce(0) { $0 + $1 * $1 }
        return Matrix((0..<values.rows).map { row in
            let along = zip(values.row(row), normal).reduce(0) { $0 + $1.0 * $1.1 } / length
            return zip(values.row(row), normal).map { $0 - 2 * along * $1 }
        })
    }

    @Test(arguments: entries)
    func givesTheSameBitsOnOneThreadAndTwo(entry: Entry) throws {
        let points = try Samples.planted(rows: 1400, columns: 7, clusters: 4, spread: 3)
        let partitions = (2...4).map { count in Partition((0..<1400).map { $0 * count / 1400 }) }
        let metric = entry.metric(Partition((0..<1400).map { $0 % 3 }))
        let one = try metric.scores(of: partitions, in: points, .single)
        #expect(try metric.scores(of: partitions, in: points, .two) == one)
    }

    @Test(arguments: entries)
    func scoresOfManyAreTheScoresOfEach(entry: Entry) throws {
        let partitions = [partition, Partition(Array(repeating: 1, count: 150)), Samples.species]
        let metric = entry.metric(Partition((0..<150).map { $0 % 3 }))
        let scores = try metric.scores(of: partitions, in: iris, .standard)
        #expect(try partitions.map { try metric.score(of: $0, in: iris) } == scores)
    }

    @Test(arguments: geometric)
    func stopsWhenCancelledAndTellsItsProgress(entry: Entry) throws {
        let points = try Samples.planted(rows: 1100, columns: 3, clusters: 3)
        let partition = Partition((0..<1100).map { $0 * 3 / 1100 })
        #expect(throws: ClusteringError.cancelled) {
            try entry.type.init().score(of: partition, in: points, Execution(isCancelled: { true }))
        }
        let told = Told()
        let partitions = [partition, Partition((0..<1100).map { $0 < 5 ? nil : $0 % 2 })]
        _ = try entry.type.init().scores(of: partitions, in: points, Execution(threads: .one, progress: told.note))
        #expect(told.shares == told.shares.sorted())
        #expect(told.shares.last == 1)
    }

    @Test(arguments: entries)
    func refusesPartitionsOfOtherRows(entry: Entry) throws {
        #expect(throws: ClusteringError.differentRows(2, 150)) {
            try entry.metric(Partition([1, 2])).score(of: Partition([1, 2]), in: iris)
        }
    }
}
