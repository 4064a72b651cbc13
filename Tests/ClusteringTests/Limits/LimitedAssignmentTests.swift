import LinearAlgebra
import Testing

@testable import Clustering

struct LimitedAssignmentTests {
    /// What can be asked of eight rows at most, in all mixtures.
    enum Kind: CaseIterable {
        case sizes, mustLink, cannotLink, pins, weighted, everything
    }

    private func limits(_ kind: Kind, rows: Int, clusters: Int, _ stream: inout RandomStream) -> Limits {
        var limits = Limits()
        let even = Double(rows) / Double(clusters)
        if kind == .sizes || kind == .everything || stream.nextUniform() < 0.5 {
            limits.minimumSize = (even * stream.nextUniform()).rounded(.down)
            limits.maximumSize = (even * (1 + stream.nextUniform())).rounded(.up)
        }
        if kind == .mustLink || kind == .everything { limits.mustLink = stream.pairs(2, of: rows) }
        if kind == .cannotLink || kind == .everything { limits.cannotLink = stream.pairs(3, of: rows) }
        if kind == .pins || kind == .everything {
            limits.pins = [
                0: .together("a"), rows - 1: .together(stream.nextUniform() < 0.5 ? "a" : "b"),
                rows / 2: .cluster(1 + stream.nextIndex(below: clusters)),
            ]
        }
        if kind == .weighted || (kind == .everything && stream.nextUniform() < 0.5) {
            let sizes = (0..<rows).map { _ in stream.nextIndex(below: 4) == 0 ? 0 : 10 * stream.nextUniform() }
            let even = sizes.reduce(0, +) / Double(clusters)
            limits.sizes = sizes
            limits.minimumSize = even * 0.6 * stream.nextUniform()
            limits.maximumSize = even * (1.1 + stream.nextUniform())
        }
        return limits
    }

    @Test(arguments: Kind.allCases)
    func noDivisionOfFewRowsIsCheaper(kind: Kind) throws {
        var stream = RandomStream(seed: 7, purpose: 98)
        var (kept, refused) = (0, 0)
        for _ in 0..<150 {
            let (rows, clusters) = (3 + stream.nextIndex(below: 6), 1 + stream.nextIndex(below: 3))
            let costs = stream.costs(rows, clusters)
            let limits = limits(kind, rows: rows, clusters: clusters, &stream)
            let least = PlainDivision.leastCost(costs, limits)
            do throws(ClusteringError) {
                let found = try LimitedAssignment(costs: costs, limits: limits)
                #expect(PlainDivision.broken(limits, by: found.clusters, of: clusters) == [])
                #expect(found.isOptimal)
                #expect(found.cost.agrees(with: least ?? .nan, within: 1e-12))
                #expect(found.lowerBound.agrees(with: found.cost, within: 1e-9))
                kept += 1
            } catch {
                guard case .infeasible(let reason, _, _) = error else { throw error }
                #expect(least == nil, "\(reason) but there is a division of cost \(least ?? 0)")
                refused += 1
            }
        }
        #expect(kept >= 10, "\(kept) kept, \(refused) refused")
    }

    @Test func whatIsThereAlreadyCounts() throws {
        var stream = RandomStream(seed: 8, purpose: 98)
        for _ in 0..<40 {
            let costs = stream.costs(6, 3)
            let existing = (0..<3).map { _ in Double(stream.nextIndex(below: 4)) }
            let limits = Limits(minimumSize: 2, maximumSize: 5)
            let least = PlainDivision.leastCost(costs, limits, existing: existing)
            guard let least else {
                #expect(throws: ClusteringError.self) {
                    try LimitedAssignment(costs: costs, limits: limits, existing: existing)
                }
                continue
            }
            let found = try LimitedAssignment(costs: costs, limits: limits, existing: existing)
            #expect(PlainDivision.broken(limits, by: found.clusters, of: 3, existing: existing) == [])
            #expect(found.cost.agrees(with: least, within: 1e-12))
        }
    }

    /// Rows are whole, but with half a row there already three more fit under three and a half.
    @Test func whatIsThereAlreadyNeedNotBeWhole() throws {
        let costs = Matrix([[0, 9], [0, 9], [0, 9], [0, 9]])
        for limits in [Limits(maximumSize: 3.5), Limits(maximumSize: 3.5, cannotLink: [RowPair(0, 1)])] {
            let found = try LimitedAssignment(costs: costs, limits: limits, existing: [0.5, 0])
            #expect(found.clusters.count { $0 == 1 } == 3)
            #expect(found.cost == 9)
        }
        #expect(throws: ClusteringError.self) {
            try LimitedAssignment(costs: costs, limits: Limits(maximumSize: 2.4), existing: [0.5, 0])
        }
    }

    @Test func limitsHoldOnTwoHundredRandomTables() throws {
        var stream = RandomStream(seed: 9, purpose: 98)
        var (kept, optimal, refused) = (0, 0, 0)
        for number in 0..<200 {
            let (rows, clusters) = (20 + stream.nextIndex(below: 60), 2 + stream.nextIndex(below: 5))
            let costs = stream.costs(rows, clusters)
            var limits = Limits(
                minimumSize: Double(rows / clusters / 2), maximumSize: Double(rows / clusters + 2),
                mustLink: stream.pairs(number % 5, of: rows), cannotLink: stream.pairs(number % 7, of: rows))
            if number % 8 == 0 {
                let sizes = (0..<rows).map { _ in 100 * stream.nextUniform() * stream.nextUniform() }
                let even = sizes.reduce(0, +) / Double(clusters)
                (limits.sizes, limits.minimumSize, limits.maximumSize) = (sizes, even * 0.8, even * 1.2)
            }
            if number % 4 == 0 { limits.pins = [0: .cluster(clusters), 1: .together("x"), 2: .together("y")] }
            do throws(ClusteringError) {
                let found = try LimitedAssignment(costs: costs, limits: limits)
                #expect(PlainDivision.broken(limits, by: found.clusters, of: clusters) == [])
                #expect(found.lowerBound <= found.cost * (1 + 1e-12))
                #expect(found.cost <= found.lowerBound * 1.25 + 1e-9)
                kept += 1
                optimal += found.isOptimal ? 1 : 0
            } catch {
                guard case .infeasible = error else { throw error }
                refused += 1
            }
        }
        print("limits kept: \(kept), of these proved cheapest: \(optimal); refused: \(refused)")
        #expect(kept >= 180 && optimal >= 120 && kept + refused == 200)
    }

    @Test func isNeverDearerThanAGreedyDivision() throws {
        var stream = RandomStream(seed: 10, purpose: 98)
        for _ in 0..<50 {
            let costs = stream.costs(60, 4)
            let found = try LimitedAssignment(costs: costs, limits: Limits(minimumSize: 12, maximumSize: 17))
            #expect(found.isOptimal)
            let greedy = try #require(PlainDivision.greedyCost(costs, least: 12, most: 17))
            #expect(found.cost <= greedy * (1 + 1e-12))
        }
    }

    /// scipy 1.17.1 `linear_sum_assignment` gives the same for columns repeated as often as a cluster has places.
    @Test func threeRowsOfEachKindFitTheirPlaces() throws {
        var costs = Matrix(rows: 9, columns: 3)
        for row in 0..<9 {
            for cluster in 0..<3 { costs[row, cluster] = Double((row * 7 + cluster * 5 + row * cluster) % 11) }
        }
        let found = try LimitedAssignment(costs: costs, limits: Limits(minimumSize: 3, maximumSize: 3))
        #expect(found.cost == 27 && found.isOptimal)
    }

    @Test func tenThousandRowsAreDividedExactly() throws {
        var stream = RandomStream(seed: 11, purpose: 98)
        var costs = stream.costs(10_000, 10)
        // Most rows would like the first three clusters.
        costs.withUnsafeMutableElements { cells in
            for position in cells.indices where position % 10 > 2 { cells[position] += 0.5 }
        }
        let limits = Limits(minimumSize: 900, maximumSize: 1100)
        let found = try LimitedAssignment(costs: costs, limits: limits, in: .single)
        #expect(found.isOptimal && found.lowerBound.agrees(with: found.cost))
        #expect(PlainDivision.broken(limits, by: found.clusters, of: 10) == [])
        #expect(try LimitedAssignment(costs: costs, limits: limits, in: .two) == found)
    }

    @Test func weightedSizesComeNearToTheBound() throws {
        var stream = RandomStream(seed: 12, purpose: 98)
        let costs = stream.costs(1000, 6)
        let sales = (0..<1000).map { _ in 1e6 * stream.nextUniform() * stream.nextUniform() }
        let even = sales.reduce(0, +) / 6
        let limits = Limits(minimumSize: even * 0.98, maximumSize: even * 1.02, sizes: sales)
        let found = try LimitedAssignment(costs: costs, limits: limits)
        #expect(PlainDivision.broken(limits, by: found.clusters, of: 6) == [])
        #expect(found.cost <= found.lowerBound * 1.001)
    }

    @Test func theOrderOfRowsDoesNotMatter() throws {
        var stream = RandomStream(seed: 13, purpose: 98)
        let costs = stream.costs(300, 5)
        let limits = Limits(
            minimumSize: 50, maximumSize: 70, pins: [3: .cluster(2)], mustLink: stream.pairs(6, of: 300),
            cannotLink: stream.pairs(6, of: 300))
        let order = Samples.shuffled(300)
        let straight = try LimitedAssignment(costs: costs, limits: limits)
        let permuted = try LimitedAssignment(costs: costs.selecting(rows: order), limits: limits.permuted(order))
        #expect(permuted.clusters == order.map { straight.clusters[$0] })
        #expect(permuted.cost.agrees(with: straight.cost, within: 1e-12))
    }

    @Test(arguments: [0, .leastNonzeroMagnitude, 1e-300, 1e200, 1e307, -5])
    func costsOfAnyMagnitudeAreDivided(cost: Double) throws {
        let costs = Matrix(rows: 12, columns: 3, repeating: cost)
        let found = try LimitedAssignment(costs: costs, limits: Limits(minimumSize: 4, maximumSize: 4))
        #expect(found.clusters.sorted() == (0..<12).map { $0 / 4 + 1 })
        #expect(found.isOptimal && !found.cost.isNaN)
    }

    @Test func sizesOfAnyMagnitudeAreKept() throws {
        for scale in [1e-300, 1e-12, 1, 1e90] {
            let sizes = [5, 4, 3, 3, 3, 0, 1e-30].map { $0 * scale }
            let limits = Limits(minimumSize: 9 * scale, maximumSize: 9 * scale, sizes: sizes)
            let found = try LimitedAssignment(costs: Matrix(rows: 7, columns: 2), limits: limits)
            #expect(PlainDivision.broken(limits, by: found.clusters, of: 2) == [])
        }
    }

    @Test func refusesWhatIsNoCost() {
        #expect(throws: ClusteringError.notFinite(column: "of cluster 2", row: "1", value: "inf")) {
            try LimitedAssignment(costs: Matrix([[0, .infinity]]), limits: Limits())
        }
        #expect(throws: ClusteringError.badWeight(row: "2", value: "-1.0")) {
            try LimitedAssignment(costs: Matrix([[0], [0]]), limits: Limits(sizes: [1, -1]))
        }
        #expect(throws: ClusteringError.unknownName("number 9", kind: "row", known: [])) {
            try LimitedAssignment(costs: Matrix([[0], [0]]), limits: Limits(mustLink: [RowPair(0, 8)]))
        }
        #expect(throws: ClusteringError.differentRows(2, 3)) {
            try LimitedAssignment(costs: Matrix([[0], [0]]), limits: Limits(sizes: [1, 1, 1]))
        }
    }

    @Test func stopsWhenCancelled() {
        #expect(throws: ClusteringError.cancelled) {
            try LimitedAssignment(
                costs: Matrix([[0]]), limits: Limits(minimumSize: 1), in: Execution(isCancelled: { true }))
        }
    }

    @Test func memoryIsKnownBeforehand() {
        #expect(throws: ClusteringError.self) {
            try LimitedAssignment(
                costs: Matrix(rows: 1000, columns: 8), limits: Limits(), in: Execution(memoryLimit: 100_000))
        }
    }
}
