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
        var chain = NeighbourChain(
            linkage: CompleteLinkage(), distances: try CondensedDistances(of: rows.space, in: .single),
            sizes: rows.multiplicities)
        let asked = Asked()
        try chain.run(in: asked.execution)
        #expect(asked.times >= 1798 / 64)
    }

    @Test func aClimbIsBrokenOff() throws {
        let points = try Samples.planted(rows: 200, columns: 2, clusters: 1, spread: 4)
        let asked = Asked()
        let seeds = points.values.selecting(rows: [0])
        let modes = try ModeSearch(values: points.values, bandwidth: 3, maximumIterations: 300)
            .modes(from: seeds, in: asked.execution)
        #expect(asked.times >= modes[0].iterations)
    }

    @Test func aColumnIsComparedWithManyInterruptibly() throws {
        let points = try Samples.planted(rows: 60, columns: 12, clusters: 1)
        let asked = Asked()
        let kept = try HighCorrelation(threshold: 1).fit(Frame(points), in: asked.execution)
        #expect(try kept.apply(to: Frame(points)).frame.columns.count == 12)
        #expect(asked.times >= 12 * 11 / 2)
    }

    @Test func theScatterOfAComponentIsBrokenOff() throws {
        let points = try Samples.planted(rows: 5000, columns: 1, clusters: 1)
        let asked = Asked()
        let mixture = MixtureMaximisation(rows: MixtureRows(points), type: .full, ridge: 1e-6)
        _ = try mixture.components(for: Matrix(rows: 5000, columns: 1, repeating: 1), in: asked.execution)
        let means = Chunks(of: 5000).count
        #expect(asked.times >= means + 5000 / 1024)
    }

    @Test func theCorrelationOfATreeIsBrokenOff() throws {
        let space = try DissimilarityName.euclidean.space(of: Samples.planted(rows: 600, columns: 1, clusters: 2))
        let tree = try CompleteLinkage().tree(of: space, in: .single)
        let asked = Asked()
        _ = try tree.copheneticCorrelation(with: space, in: asked.execution)
        #expect(asked.times > tree.merges.count + 1)
    }

    @Test func aLongMedianIsBrokenOff() throws {
        let space = try DissimilarityName.euclidean.space(of: Samples.iris)
        var similarities = try Similarities(of: space, in: .single)
        let asked = Asked()
        _ = try similarities.median(in: asked.execution)
        #expect(asked.times >= 150)
        try similarities.breakTies(in: asked.execution)
        _ = try similarities.medoid(of: Array(0..<150), in: asked.execution)
        #expect(asked.times >= 600)
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
