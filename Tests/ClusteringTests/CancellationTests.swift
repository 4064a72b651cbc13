import LinearAlgebra
import Testing

@testable import Clustering

/// Long work asks whether anybody still waits for it within its longest pieces too.
struct CancellationTests {
    @Test func aChainAsLongAsThereAreRowsIsBrokenOff() throws {
        // Every row is nearest to the next, which is nearer still to the one after it.
        let values = Matrix((0..<900).map { [Double($0) * (2000 - Double($0))] })
        let space = try DissimilarityName.euclidean.space(of: Points(values))
        let rows = CoincidentRows(of: space)
        let chain = NeighbourChain(
            linkage: CompleteLinkage(), distances: try CondensedDistances(of: rows.space, in: .single),
            sizes: rows.multiplicities)
        // The chain grows by 899 rows, each compared with 900, and asks once in 200,000 comparisons.
        try Self.expectBroken(asking: 899 * 900 / 201_000) { execution in
            var chain = chain
            try chain.run(in: execution)
        }
    }

    @Test func theSortingOfRowsThatAgreeInTheirFirstColumnIsBrokenOff() throws {
        let rows = 20_000
        let second = Samples.shuffled(rows)
        let values = Matrix(rows: rows, columns: 2, elements: second.flatMap { [1, Double($0)] })
        // It takes some 260,000 comparisons, and asks once in 65,536.
        try Self.expectBroken(asking: 2 + 2) { _ = try ValueOrder(of: values, in: $0) }
        #expect(try ValueOrder(of: values, in: .single).rows == ValueOrder(of: values).rows)
    }

    @Test func aGridOfManyRowsIsBrokenOff() throws {
        let values = try Samples.planted(rows: 5000, columns: 2, clusters: 1).values
        try Self.expectBroken(asking: 5) { _ = try SeedGrid(of: values, width: 1, smallest: 1, in: $0) }
    }

    @Test func aClimbIsBrokenOff() throws {
        let points = try Samples.planted(rows: 200, columns: 2, clusters: 1, spread: 4)
        let seeds = points.values.selecting(rows: [0])
        let search = ModeSearch(values: points.values, bandwidth: 3, maximumIterations: 300)
        let iterations = try search.modes(from: seeds, in: .single)[0].iterations
        try #require(iterations > 2)
        try Self.expectBroken(asking: iterations) { _ = try search.modes(from: seeds, in: $0) }
    }

    @Test func theComparisonOfAColumnWithManyIsBrokenOff() throws {
        let frame = try Frame(Samples.planted(rows: 60, columns: 12, clusters: 1))
        let kept = try HighCorrelation(threshold: 1).fit(frame, in: .single)
        #expect(try kept.apply(to: frame).frame.columns.count == 12)
        try Self.expectBroken(asking: 12 * 11 / 2) { _ = try HighCorrelation(threshold: 1).fit(frame, in: $0) }
    }

    @Test func theScatterOfAComponentIsBrokenOff() throws {
        let points = try Samples.planted(rows: 5000, columns: 1, clusters: 1)
        let mixture = MixtureMaximisation(rows: MixtureRows(points), type: .full, ridge: 1e-6)
        let memberships = Matrix(rows: 5000, columns: 1, repeating: 1)
        try Self.expectBroken(asking: Chunks(of: 5000).count + 5000 / 1024) {
            _ = try mixture.components(for: memberships, in: $0)
        }
    }

    @Test func theCorrelationOfATreeIsBrokenOff() throws {
        let space = try DissimilarityName.euclidean.space(of: Samples.planted(rows: 600, columns: 1, clusters: 2))
        let tree = try CompleteLinkage().tree(of: space, in: .single)
        try Self.expectBroken(asking: tree.merges.count + 2) { _ = try tree.copheneticCorrelation(with: space, in: $0) }
    }

    @Test func aLongMedianIsBrokenOff() throws {
        let similarities = try Similarities(of: DissimilarityName.euclidean.space(of: Samples.iris), in: .single)
        try Self.expectBroken(asking: 150) { _ = try similarities.median(in: $0) }
    }

    @Test func theBreakingOfTiesIsBrokenOff() throws {
        let similarities = try Similarities(of: DissimilarityName.euclidean.space(of: Samples.iris), in: .single)
        try Self.expectBroken(asking: 300) { execution in
            var similarities = similarities
            try similarities.breakTies(in: execution)
        }
    }

    @Test func theSearchForAMedoidIsBrokenOff() throws {
        let similarities = try Similarities(of: DissimilarityName.euclidean.space(of: Samples.iris), in: .single)
        try Self.expectBroken(asking: 150) { _ = try similarities.medoid(of: Array(0..<150), in: $0) }
    }

    /// Expects that work asks so often whether it is cancelled, and that it ends wherever it hears so: at once, in the middle
    /// and at the last.
    private static func expectBroken(asking times: Int, _ work: @escaping (Execution) throws -> Void) throws {
        let whole = Asked()
        try work(whole.execution)
        #expect(whole.times >= times)
        for most in [0, whole.times / 2, whole.times - 1] {
            let asked = Asked(upTo: most)
            #expect(throws: ClusteringError.cancelled) { try work(asked.execution) }
            // What runs beside others leaves it to the one who called to ask again and say so.
            #expect(asked.times <= most + 2)
        }
    }

    @Test(arguments: [any Preparation.Type]([KNearestImputation.self, LocalOutlierFactor.self, ZScore.self]))
    func applyingAStepIsBrokenOff(type: any Preparation.Type) throws {
        let frame = try Frame(Samples.planted(rows: 300, columns: 3, clusters: 2))
        try Self.break(off: type.init(), frame)
    }

    private static func `break`(off preparation: some Preparation, _ frame: Frame) throws {
        let step = try preparation.fit(frame)
        // Before it begins, and in the middle of its rows.
        for asked in [Asked(upTo: 0), Asked(upTo: 1)] {
            #expect(throws: ClusteringError.cancelled) { try step.apply(to: frame, in: asked.execution) }
        }
    }
}
