import LinearAlgebra
import Testing

@testable import Clustering

/// Long work says how far it is within its longest pieces too.
struct ProgressTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let algorithm: any Algorithm
        /// The shares of the whole that are one piece of the work.
        let piece: Range<Double>
    }

    static let cases = [
        Case(testDescription: "iterations of k-means", algorithm: KMeans(k: 9, restarts: 1, moves: .none), piece: 0.01..<0.69),
        Case(testDescription: "iterations of prototypes", algorithm: KPrototypes(k: 9, restarts: 1), piece: 0.01..<0.99),
        Case(testDescription: "iterations of a mixture", algorithm: GaussianMixture(k: 9), piece: 0.31..<0.99),
        Case(testDescription: "distances between all rows", algorithm: KMedoids(k: 9, restarts: 1), piece: 0.001..<0.39),
        Case(testDescription: "rows looked up among subclusters", algorithm: BIRCH(k: 9), piece: 0.61..<0.99),
    ]

    @Test(arguments: cases)
    func aLongPieceIsToldInParts(item: Case) throws {
        let told = Told()
        let points = try Samples.planted(rows: 3000, columns: 3, clusters: 2, spread: 20)
        _ = try item.algorithm.fit(points, in: Execution(progress: told.note))
        #expect(told.shares.count { item.piece.contains($0) } >= 2)
        #expect(told.shares == told.shares.sorted() && told.shares.last == 1)
    }

    @Test(
        arguments: [any Preparation.Type]([
            KNearestImputation.self, LocalOutlierFactor.self, KernelComponentAnalysis.self,
        ]), [Threads.one, Threads(2)])
    func applyingAStepTellsOfEveryChunk(type: any Preparation.Type, threads: Threads) throws {
        let frame = try Frame(Samples.planted(rows: 300, columns: 3, clusters: 2))
        let (fitting, applying) = (Told(), Told())
        try Self.run(type.init(), frame, threads, fitting, applying)
        #expect(applying.shares == (1...10).map { Double($0) / 10 })
        #expect(fitting.shares == fitting.shares.sorted())
    }

    private static func run(
        _ preparation: some Preparation, _ frame: Frame, _ threads: Threads, _ fitting: Told, _ applying: Told
    ) throws {
        let step = try preparation.fit(frame, in: Execution(threads: threads, progress: fitting.note))
        _ = try step.apply(to: frame, in: Execution(threads: threads, progress: applying.note))
    }
}
