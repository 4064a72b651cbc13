import LinearAlgebra
import Testing
import Vocabulary

@testable import Clustering

/// A change of the table that an algorithm cannot see changes nothing; `MetamorphicCase` says which it can see, and why.
struct MetamorphicTests {
    private static let points = Result { try Samples.planted(rows: 240, columns: 5, clusters: 4, seed: 4, spread: 1.5) }
    private static let order = Samples.shuffled(240)
    private static let factors = [0.001, 3e7]
    /// BIRCH reads rows in an order drawn by their places when sorted by value, column after column.
    private static let dependsOnOrder = "subclusters"

    private func fit(_ item: MetamorphicCase, _ points: Points, scale: Double = 1) throws -> Fit {
        let algorithm = try item.algorithm(scale)
        return try algorithm.fit(AlgorithmLawTests.Entry(type: type(of: algorithm)).suited(points))
    }

    @Test(arguments: MetamorphicCase.all, TableChange.allCases)
    func whatItCannotSeeChangesNothing(item: MetamorphicCase, change: TableChange) throws {
        guard item.noticed[change] == nil else { return }
        let points = try Self.points.get()
        let straight = try fit(item, points)
        switch change {
        case .rows:
            let changed = try fit(item, points.selecting(rows: Self.order))
            #expect(changed.partition == Partition(Self.order.map { straight.partition.labels[$0] }))
            expectSameFigures(changed, straight, order: Self.order)
        case .columns:
            let order = [3, 0, 4, 2, 1]
            let changed = try fit(
                item,
                Points(
                    ids: points.ids, columns: order.map { points.columns[$0] },
                    values: points.values.selecting(columns: order)))
            #expect(changed.partition == straight.partition)
            expectSameFigures(changed, straight)
        case .shift:
            let changed = try fit(item, Points(points.values.centred(about: [-1000, 37, -2000, 0.1, 8])))
            #expect(changed.partition == straight.partition)
            expectSameFigures(changed, straight)
        case .rotation:
            let changed = try fit(item, Points(points.values.rotated))
            #expect(changed.partition == straight.partition)
            expectSameFigures(changed, straight)
        case .scale:
            for factor in Self.factors {
                let changed = try fit(item, Points(points.values.scaled(by: factor)), scale: factor)
                #expect(changed.partition == straight.partition, "times \(factor)")
            }
        }
    }

    private func expectSameFigures(_ changed: Fit, _ straight: Fit, order: [Int]? = nil) {
        #expect(changed.figures.map(\.name) == straight.figures.map(\.name))
        for (new, old) in zip(changed.figures, straight.figures) where new.name != Self.dependsOnOrder {
            #expect(isSame(new.value, old.value), "\(old.name): \(String(describing: new.value)), \(String(describing: old.value))")
        }
        for (new, old) in zip(changed.rowFigures, straight.rowFigures) {
            let wanted = order.map { order in order.map { old.values[$0] } } ?? old.values
            #expect(zip(new.values, wanted).allSatisfy { isSame($0, $1) }, "\(old.name)")
        }
        if let new = changed.tree, let old = straight.tree {
            #expect(zip(new.merges, old.merges).allSatisfy { isSame($0.height, $1.height) })
        }
    }

    private func isSame(_ first: Double?, _ second: Double?) -> Bool {
        guard let first, let second else { return first == nil && second == nil }
        return abs(first - second) <= 1e-6 * max(1, abs(first), abs(second))
    }

    /// The table tells what is so: what is said to be noticed does change something that is reported.
    @Test(arguments: [1, 1000.0])
    func aFixedLengthNoticesTheScale(factor: Double) throws {
        let points = try Points(Self.points.get().values.scaled(by: factor))
        for algorithm in [DBSCAN(eps: 4), MeanShift(bandwidth: 8)] as [any Algorithm] {
            let (given, scaled) = (try algorithm.fit(Self.points.get()), try algorithm.fit(points))
            #expect((given.partition == scaled.partition) == (factor == 1))
        }
    }

    /// For what takes weights: a row that stands there so many times is a row of that weight.
    @Test(arguments: AlgorithmLawTests.entries.filter { $0.type.abilities.contains(.weights) })
    func aRowRepeatedIsARowOfWeight(entry: AlgorithmLawTests.Entry) throws {
        let points = try entry.suited(Samples.planted(rows: 300, columns: 4, clusters: 4))
        let copies = (0..<300).map { 1 + $0 % 3 * 2 }
        let repeated = points.selecting(rows: (0..<300).flatMap { Array(repeating: $0, count: copies[$0]) })
        let (weighted, plain) = (
            try entry.algorithm.fit(points.weighted(by: copies.map(Double.init))), try entry.algorithm.fit(repeated)
        )
        let labels = (0..<300).flatMap { Array(repeating: weighted.partition.labels[$0], count: copies[$0]) }
        #expect(Partition(labels) == plain.partition)
        for (one, other) in zip(weighted.figures, plain.figures) where one.name != Self.dependsOnOrder {
            #expect(isSame(one.value, other.value), "\(one.name): \(String(describing: one.value)), \(String(describing: other.value))")
        }
    }
}
