import LinearAlgebra
import Testing
import Vocabulary

@testable import Clustering

/// What every algorithm promises, whatever it does.
struct AlgorithmLawTests {
    struct Entry: CustomTestStringConvertible {
        let type: any Algorithm.Type
        var testDescription: String { type.card.name }
        var algorithm: any Algorithm { type.init() }
    }

    static let entries = Algorithms.all.map(Entry.init)

    @Test(arguments: entries)
    func givesTheSameBitsOnOneThreadAndTwo(entry: Entry) throws {
        let points = try Samples.planted(rows: 5000, columns: 7, clusters: 4, spread: 3)
        let one = try entry.algorithm.fit(points, in: .single)
        #expect(try entry.algorithm.fit(points, in: .two) == one)
        #expect(try entry.algorithm.fit(points, in: .two) == one)
    }

    @Test(arguments: entries)
    func numbersClustersBySize(entry: Entry) throws {
        let partition = try entry.algorithm.fit(Samples.iris).partition
        #expect(partition.sizes == partition.sizes.sorted(by: >))
        #expect(Set(partition.labels.compactMap(\.self)) == Set(1...partition.clusterCount))
        #expect(partition.sizes.reduce(0, +) + partition.noiseCount == 150)
        for (cluster, size) in zip(1..., partition.sizes) { #expect(partition.members(of: cluster).count == size) }
    }

    @Test(arguments: entries)
    func permutingRowsPermutesLabels(entry: Entry) throws {
        let points = try Samples.planted(rows: 400, columns: 5, clusters: 4)
        var stream = RandomStream(seed: 5, purpose: 50)
        var order = Array(0..<400)
        for last in order.indices.reversed() { order.swapAt(last, stream.nextIndex(below: last + 1)) }
        let straight = try entry.algorithm.fit(points).partition
        let permuted = try entry.algorithm.fit(points.selecting(rows: order)).partition
        #expect(permuted == Partition(order.map { straight.labels[$0] }))
    }

    @Test(arguments: entries)
    func theModelAssignsItsOwnPointsAsThePartitionSays(entry: Entry) throws {
        for points in [Samples.iris, try Samples.planted(rows: 3000, columns: 9, clusters: 3, spread: 5)] {
            let fit = try entry.algorithm.fit(points)
            let assigned = try fit.model.assign(points)
            #expect(assigned.map(\.cluster) == fit.partition.labels)
            #expect(assigned.allSatisfy { $0.margin.map { $0 >= 0 } ?? true })
        }
    }

    @Test(arguments: entries)
    func refusesNoRows(entry: Entry) throws {
        let none = try Points(Matrix(rows: 0, columns: 3))
        #expect(throws: ClusteringError.tooFewRows(needed: 1, given: 0)) { try entry.algorithm.fit(none) }
    }

    @Test(arguments: entries)
    func degenerateRowsMakeOneClusterAndAWarning(entry: Entry) throws {
        let degenerate = [
            Matrix([[3, 4]]), Matrix(rows: 9, columns: 2, repeating: 0.1), Matrix(rows: 5, columns: 0),
            Matrix(rows: 2000, columns: 3, repeating: 1e99),
        ]
        for values in degenerate {
            let fit = try entry.algorithm.fit(try Points(values))
            #expect(fit.partition.sizes == [values.rows])
            #expect(fit.inertia == 0)
            #expect(!fit.warnings.isEmpty)
            #expect(try fit.model.assign(try Points(values)).allSatisfy { $0.distance == 0 && $0.margin == nil })
        }
    }

    @Test(arguments: entries)
    func stopsWhenCancelled(entry: Entry) throws {
        let cancelled = Execution(isCancelled: { true })
        #expect(throws: ClusteringError.cancelled) { try entry.algorithm.fit(Samples.iris, in: cancelled) }
    }

    @Test(arguments: entries)
    func stopsWhenItsTaskIsCancelled(entry: Entry) async throws {
        let points = try Samples.planted(rows: 20_000, columns: 20, clusters: 2)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try entry.type.init().fit(points)
        }
        await #expect(throws: ClusteringError.cancelled) { try await task.value }
    }

    @Test(arguments: entries)
    func aSweepGivesTheFitsOfEachCount(entry: Entry) throws {
        let points = try Samples.planted(rows: 700, columns: 6, clusters: 5, spread: 2)
        let swept = try entry.algorithm.sweep(points, over: 2...8, in: .standard)
        for (count, fit) in zip(2...8, swept) {
            var single = entry.algorithm
            try single.set("k", to: .integer(count))
            #expect(try single.fit(points) == fit)
        }
    }
}
