import LinearAlgebra
import Testing
import Vocabulary

@testable import Clustering

/// Limits that cannot be kept are refused before any work, with the reason and what could be.
struct LimitFeasibilityTests {
    private static let ids = (1...20).map(String.init)

    private func points(_ rows: Int) throws -> Points {
        try Points(Matrix(rows: rows, columns: 1, elements: (0..<rows).map { Double($0 * $0) }))
    }

    private func refusal(_ limits: Limits, k: Int, rows: Int = 20) throws -> ClusteringError? {
        let points = try points(rows)
        do throws(ClusteringError) {
            _ = try KMeans(k: k).fit(points, within: limits, in: Execution(threads: .one))
            return nil
        } catch {
            return error
        }
    }

    private func counts(_ limits: Limits) throws -> [Int?] {
        let counts = try limits.counts(ids: Self.ids)
        return [counts.fewest, counts.most]
    }

    @Test func tooFewRowsForTheMinimum() throws {
        #expect(
            try refusal(Limits(minimumSize: 6), k: 4)
                == .infeasible(reason: .tooLittle(total: 20, needed: 24, clusters: 4), largest: 3, smallest: 1))
        // Parts of rows are whole rows: at least 5.
        #expect(
            try refusal(Limits(minimumSize: 4.2), k: 5)
                == .infeasible(reason: .tooLittle(total: 20, needed: 25, clusters: 5), largest: 4, smallest: 1))
    }

    @Test func tooManyRowsForTheMaximum() throws {
        #expect(
            try refusal(Limits(maximumSize: 6), k: 3)
                == .infeasible(reason: .tooMuch(total: 20, allowed: 18, clusters: 3), largest: 20, smallest: 4))
    }

    @Test func noNumberOfClustersMayBePossible() throws {
        #expect(
            try refusal(Limits(minimumSize: 7, maximumSize: 8), k: 2)
                == .infeasible(reason: .tooMuch(total: 20, allowed: 16, clusters: 2), largest: nil, smallest: nil))
        #expect(try counts(Limits(minimumSize: 6, maximumSize: 6)) == [nil, nil])
        #expect(try counts(Limits(minimumSize: 5, maximumSize: 6)) == [4, 4])
    }

    @Test func groupsLeaveFewerClusters() throws {
        // Groups of 5, 5, 5, 5: with a minimum of 6 two clusters of ten are the most.
        let links = (0..<20).filter { $0 % 5 != 0 }.map { RowPair($0 - 1, $0) }
        #expect(
            try refusal(Limits(minimumSize: 6, mustLink: links), k: 3)
                == .infeasible(reason: .noDivision(clusters: 3), largest: 2, smallest: 1))
        #expect(
            try refusal(Limits(mustLink: links), k: 6)
                == .infeasible(reason: .tooFewGroups(4, clusters: 6), largest: 4, smallest: 1))
        #expect(
            try refusal(Limits(maximumSize: 4, mustLink: links), k: 6)
                == .infeasible(reason: .groupAboveMaximum(row: "1", size: 5, maximum: 4), largest: nil, smallest: nil))
    }

    @Test func rowsThatAreAllApartNeedAClusterEach() throws {
        let apart = (0..<5).flatMap { first in (0..<first).map { RowPair($0, first) } }
        #expect(
            try refusal(Limits(cannotLink: apart), k: 4)
                == .infeasible(
                    reason: .allApart(["1", "2", "3", "4", "5"], clusters: 4), largest: 20, smallest: 5))
        // A ring of five has no three rows all apart, and yet two clusters do not suffice.
        let ring = (0..<5).map { RowPair($0, ($0 + 1) % 5) }
        #expect(
            try refusal(Limits(cannotLink: ring), k: 2)
                == .infeasible(reason: .noDivision(clusters: 2), largest: 20, smallest: 3))
        #expect(try refusal(Limits(cannotLink: ring), k: 3) == nil)
    }

    @Test func contradictionsAreNamed() throws {
        #expect(
            try refusal(Limits(mustLink: [RowPair(0, 1), RowPair(1, 2)], cannotLink: [RowPair(2, 0)]), k: 3)
                == .infeasible(reason: .togetherAndApart("1", "3"), largest: nil, smallest: nil))
        #expect(
            try refusal(Limits(pins: [4: .together("a"), 7: .together("b")], mustLink: [RowPair(4, 7)]), k: 3)
                == .infeasible(reason: .togetherAndApart("5", "8"), largest: nil, smallest: nil))
        #expect(
            try refusal(Limits(minimumSize: 5, maximumSize: 4), k: 3)
                == .infeasible(reason: .minimumAboveMaximum(5, 4), largest: nil, smallest: nil))
        #expect(
            try refusal(Limits(minimumSize: -1), k: 3) == .infeasible(reason: .noSize(-1), largest: nil, smallest: nil))
        let costs = Matrix(rows: 4, columns: 2)
        #expect(throws: ClusteringError.infeasible(reason: .pinnedTwice("2"), largest: nil, smallest: nil)) {
            try LimitedAssignment(
                costs: costs, limits: Limits(pins: [0: .cluster(1), 1: .cluster(2)], mustLink: [RowPair(0, 1)]))
        }
        #expect(throws: ClusteringError.infeasible(reason: .noSuchCluster(3, row: "1", of: 2), largest: nil, smallest: nil)) {
            try LimitedAssignment(costs: costs, limits: Limits(pins: [0: .cluster(3)]))
        }
        let reason = LimitConflict.clusterAboveMaximum(1, size: 3, maximum: 2)
        #expect(throws: ClusteringError.infeasible(reason: reason, largest: nil, smallest: nil)) {
            try LimitedAssignment(
                costs: costs,
                limits: Limits(maximumSize: 2, pins: [0: .cluster(1), 1: .cluster(1), 2: .cluster(1)]))
        }
    }

    @Test func theCountsOfLinkedRowsAreThoseOfAllDivisions() throws {
        var stream = RandomStream(seed: 3, purpose: 98)
        let ids = (1...6).map(String.init)
        for _ in 0..<30 {
            let limits = Limits(
                minimumSize: Double(1 + stream.nextIndex(below: 3)), maximumSize: Double(3 + stream.nextIndex(below: 3)),
                mustLink: stream.pairs(2, of: 6), cannotLink: stream.pairs(2, of: 6))
            let possible = (1...3).filter { PlainDivision.leastCost(Matrix(rows: 6, columns: $0), limits) != nil }
            do throws(ClusteringError) {
                let counts = try limits.counts(ids: ids)
                if let fewest = possible.first { #expect(counts.fewest == fewest) }
                if let most = counts.most, most <= 3 { #expect(possible.last == most) }
                if let most = possible.last { #expect((counts.most ?? 0) >= most) }
            } catch {
                #expect(possible.isEmpty)
            }
        }
    }

    @Test func salesAreCountedWhereTheyAreGiven() throws {
        let sales = (1...20).map { Double($0) * 1000 }
        let limits = Limits(minimumSize: 40_000, sizes: sales)
        let refusal = try refusal(limits, k: 6)
        #expect(
            refusal
                == .infeasible(reason: .tooLittle(total: 210_000, needed: 240_000, clusters: 6), largest: 5, smallest: 1))
        #expect(try counts(limits) == [1, 5])
    }

    @Test func moreClustersThanThereCouldBeAreRefused() throws {
        #expect(
            try refusal(Limits(cannotLink: [RowPair(0, 1)]), k: .max)
                == .infeasible(
                    reason: .tooLittle(total: 20, needed: Double(Int.max), clusters: .max), largest: 20, smallest: 2))
    }

    @Test func aRefusalSaysWhatIsPossible() throws {
        let error = try #require(try refusal(Limits(minimumSize: 6, maximumSize: 9), k: 4))
        #expect(error.diagnostic.code == .infeasible)
        #expect(
            error.diagnostic.message
                == "the limits cannot be kept: 4 clusters need 24 in all, and there are 20")
        #expect(error.diagnostic.expected == "k=3")
    }

    /// Best-fit decreasing divides these among 26 clusters. Filling the emptiest first takes 30, two rows each: the limit of it.
    @Test func countsUnderAMaximumAreThoseOfFullClusters() throws {
        let limits = Limits(maximumSize: 112.07, sizes: (0..<60).map { Double(30 + $0 % 31) })
        let counts = try limits.counts(ids: (1...60).map(String.init))
        #expect([counts.fewest, counts.most] == [26, 60])
    }

    @Test func aNumberForWhichNoneIsFoundIsRefusedWithWhatIsPossible() throws {
        let limits = Limits(maximumSize: 112.07, sizes: (0..<60).map { Double(30 + $0 % 31) })
        let error = try #require(try refusal(limits, k: 24, rows: 60))
        #expect(error == .infeasible(reason: .noneFound(clusters: 24), largest: 60, smallest: 26))
        #expect(error.diagnostic.expected == "k from 26 to 60, as far as found possible")
    }

    @Test func countingCanBeCancelled() throws {
        let limits = Limits(maximumSize: 112.07, sizes: (0..<60).map { Double(30 + $0 % 31) })
        #expect(throws: ClusteringError.cancelled) {
            try limits.counts(ids: (1...60).map(String.init), in: Execution(isCancelled: { true }))
        }
    }

    @Test func idsStandForRows() throws {
        let names = RowNames(["a", "b", "c", "b"])
        var limits = Limits()
        try limits.link("a", "c", in: names)
        try limits.separate("a", "b", in: names)
        try limits.pin("b", to: .cluster(2), in: names)
        #expect(limits.mustLink == [RowPair(0, 2)])
        #expect(limits.cannotLink == [RowPair(0, 1), RowPair(0, 3)])
        #expect(limits.pins == [1: .cluster(2), 3: .cluster(2)])
        // Again is no contradiction, elsewhere is one, and leaves the pins as they were.
        try limits.pin("b", to: .cluster(2), in: names)
        for other in [Pin.cluster(1), .together("b")] {
            #expect(throws: ClusteringError.infeasible(reason: .pinnedTwice("b"), largest: nil, smallest: nil)) {
                try limits.pin("b", to: other, in: names)
            }
        }
        #expect(limits.pins == [1: .cluster(2), 3: .cluster(2)])
        #expect(throws: ClusteringError.unknownName("d", kind: "row", known: ["a", "b", "c", "b"])) {
            try limits.pin("d", to: .together("x"), in: names)
        }
    }
}
