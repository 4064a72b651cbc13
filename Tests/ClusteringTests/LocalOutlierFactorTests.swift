import LinearAlgebra
import Testing

@testable import Clustering

/// Expected numbers from scikit-learn 1.9.1: `LocalOutlierFactor(n_neighbors=10, novelty=True)` on the formula table.
struct LocalOutlierFactorTests {
    @Test func factorsAgreeWithScikitLearn() throws {
        let scores = try LocalOutlierFactor(neighbours: 10).fit(FormulaTable.whole).scores(of: FormulaTable.whole)
        let expected = [
            1.0171591194579066, 1.006807126442897, 1.0589684856819412, 1.136357974766971, 0.9764150732237231, 0.9870668768329873,
        ]
        #expect(Array(scores.prefix(6)).agree(with: expected))
        #expect(scores.reduce(0, +).agrees(with: 63.73203340552676))
    }

    @Test func newRowsAreHeldToTheSameDensities() throws {
        let new = try FormulaTable.frame([[5, 5, 5, 5], [-3, 0, 20, 1]])
        let scores = try LocalOutlierFactor(neighbours: 10).fit(FormulaTable.whole).scores(of: new)
        #expect(scores.agree(with: [0.9683487295574331, 2.5692279122487833]))
    }

    @Test func neighboursThatDoNotFitAreRefusedBeforeAnyWork() throws {
        let frame = Frame(try Samples.planted(rows: 200, columns: 2, clusters: 1))
        let need = MemoryNeed(
            bytes: 16 * 200 * 150, purpose: "the 150 nearest rows of each of 200 rows", alternative: "fewer n_neighbors, such as 15")
        #expect(throws: ClusteringError.tooMuchMemory(need, available: 100_000)) {
            try LocalOutlierFactor(neighbours: 150).fit(frame, in: Execution(memoryLimit: 100_000))
        }
        #expect(throws: Never.self) {
            try LocalOutlierFactor(neighbours: 20).fit(frame, in: Execution(memoryLimit: 100_000))
        }
    }

    @Test func theShareAskedForIsFlagged() throws {
        let frame = try FormulaTable.whole
        let prepared = try LocalOutlierFactor(neighbours: 10, contamination: 0.1).fit(frame).apply(to: frame)
        #expect(prepared.outliers.count(where: \.self) == 6)
        #expect(prepared.changes.map(\.count) == [6])
    }

    @Test(arguments: [1, 2, 3, 300])
    func equalRowsAreNoOutliers(rows: Int) throws {
        let frame = Frame(try Points(Matrix(rows: rows, columns: 2, repeating: 4)))
        #expect(try LocalOutlierFactor().fit(frame).scores(of: frame) == Array(repeating: 1, count: rows))
    }

    @Test func oneRowAwayFromManyThatCoincideIsFlagged() throws {
        var rows = Array(repeating: [1.0, 1.0], count: 60)
        rows[17] = [1, 2]
        let frame = try FormulaTable.frame(rows)
        let prepared = try LocalOutlierFactor(contamination: 0.05).fit(frame).apply(to: frame)
        #expect(prepared.outliers.indices.filter { prepared.outliers[$0] } == [17])
    }
}
