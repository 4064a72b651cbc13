import Foundation
import LinearAlgebra
import Testing

@testable import Clustering

struct CrossTableTests {
    private let clusters: [Int?] = [1, 1, 1, 2, 2, 3, nil, 3]
    private let labels: [Int?] = [4, 4, 5, 5, 5, nil, 4, 4]

    @Test func countsWhatBothSidesShare() throws {
        let table = try CrossTable(Partition(clusters), against: Partition(labels))
        let counts = (0..<3).map { cluster in (0..<2).map { table[cluster, $0] } }
        #expect(counts == [[2, 1], [0, 2], [1, 0]])
        #expect(table.clusterTotals == [3, 2, 1])
        #expect(table.labelTotals == [3, 3])
        #expect(table.rowCount == 6)
        #expect(table.clusterNames == ["1", "2", "3"])
        #expect(table.cells(of: 0).map(\.rows) == [2, 1])
        #expect(table.cells(of: 2).map(\.label) == [0])
    }

    @Test func countsTheSameInPlaceAndByHashing() throws {
        let (first, second) = (Partition((0..<300).map { $0 % 97 }), Partition((0..<300).map { $0 % 101 }))
        let table = try CrossTable(first, against: second)
        #expect(table.cells.count == 300)
        #expect(table.cells.allSatisfy { $0.rows == 1 })
        #expect(table.cells.map { [$0.cluster, $0.label] }.sorted { $0.lexicographicallyPrecedes($1) }
            == table.cells.map { [$0.cluster, $0.label] })
    }

    @Test func takesNamesFromText() throws {
        let named = NamedPartition(["b", "a", "b", nil, "c", "c", "c"])
        #expect(named.names == ["c", "b", "a"])
        #expect(named.partition.labels == [2, 3, 2, nil, 1, 1, 1])
        let table = try CrossTable(named.partition, against: named.partition, clusterNames: named.names)
        #expect(table.clusterNames == ["c", "b", "a"])
        #expect(NamedPartition([nil]).names.isEmpty)
    }

    @Test func refusesOtherRows() {
        #expect(throws: ClusteringError.differentRows(8, 1)) {
            try CrossTable(Partition(clusters), against: Partition([1]))
        }
    }

    @Test func survivesJSON() throws {
        let table = try CrossTable(Partition(clusters), against: Partition(labels))
        #expect(try JSONDecoder().decode(CrossTable.self, from: JSONEncoder().encode(table)) == table)
    }

    @Test func matchesTheMostRows() throws {
        // The greedy choice of 5 for the first cluster leaves 0 for the second; 4 and 4 are better.
        let rows = [(1, 1, 5), (1, 2, 4), (2, 1, 4)].flatMap { Array(repeating: ($0.0, $0.1), count: $0.2) }
        let table = try CrossTable(Partition(rows.map { $0.0 }), against: Partition(rows.map { $0.1 }))
        let matching = try ClusterMatching(of: table)
        #expect(matching.labels == [1, 0])
        #expect(matching.agreeing == 8)
        #expect(matching.accuracy == 8.0 / 13)
    }

    /// By trying all permutations of six columns.
    @Test(arguments: 1...12, [(6, 6), (3, 6), (6, 4)])
    func matchesAsWellAsEveryPermutation(seed: Int, shape: (clusters: Int, labels: Int)) throws {
        var stream = RandomStream(seed: seed, purpose: 52)
        let clusters = (0..<60).map { $0 < shape.clusters ? $0 : stream.nextIndex(below: shape.clusters) }
        let labels = (0..<60).map { $0 < shape.labels ? $0 : stream.nextIndex(below: shape.labels) }
        let table = try CrossTable(Partition(clusters), against: Partition(labels))
        let matching = try ClusterMatching(of: table)
        let best = Self.permutations(of: Array(0..<6)).map { order in
            (0..<shape.clusters).reduce(0) { $0 + (order[$1] < shape.labels ? table[$1, order[$1]] : 0) }
        }.max()
        #expect(matching.agreeing == best)
        let used = matching.labels.compactMap(\.self)
        #expect(Set(used).count == used.count)
    }

    @Test func matchesNothingWithNothing() throws {
        let empty = try ClusterMatching(of: try CrossTable(Partition([]), against: Partition([])))
        #expect(empty.labels.isEmpty && empty.agreeing == 0 && empty.accuracy == nil)
        let apart = try ClusterMatching(of: try CrossTable(Partition([1, nil]), against: Partition([nil, 1])))
        #expect(apart.labels == [nil])
    }

    private static func permutations(of numbers: [Int]) -> [[Int]] {
        guard let last = numbers.last else { return [[]] }
        return permutations(of: numbers.dropLast()).flatMap { shorter in
            (0...shorter.count).map { place in shorter[..<place] + [last] + shorter[place...] }
        }
    }
}
