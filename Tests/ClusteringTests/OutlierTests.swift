import LinearAlgebra
import Testing

@testable import Clustering

struct OutlierTests {
    /// 500 ordinary rows, then 15 far outside in every direction.
    private static func planted() throws -> Frame {
        var stream = RandomStream(seed: 8, purpose: 98)
        var rows: [[Double]] = []
        for row in 0..<515 {
            let reach = row < 500 ? 1.0 : 12.0
            rows.append((0..<6).map { _ in reach * ((0..<6).reduce(-3) { sum, _ in sum + stream.nextUniform() }) })
        }
        return Frame(try Points(Matrix(rows)))
    }

    @Test func theForestScoresPlantedOutliersHighest() throws {
        let frame = try Self.planted()
        let scores = try IsolationForest().fit(frame).scores(of: frame)
        let ordinary = scores.prefix(500), outlying = scores.suffix(15)
        let wins = outlying.reduce(0) { sum, score in sum + ordinary.count { $0 < score } }
        #expect(Double(wins) / Double(500 * 15) > 0.97)
        #expect(scores.allSatisfy { (0...1).contains($0) })
    }

    @Test func theForestFlagsTheShareAskedFor() throws {
        let frame = try Self.planted()
        let prepared = try IsolationForest(contamination: 0.03).fit(frame).apply(to: frame)
        let flagged = prepared.outliers.count(where: \.self)
        #expect((14...16).contains(flagged))
        #expect(prepared.frame == frame)
        #expect(prepared.changes.map(\.kind) == [.rowsFlagged])
        #expect(prepared.changes.map(\.count) == [flagged])
    }

    @Test func theForestIsTheSameOnOneThreadAndTwo() throws {
        let frame = try Self.planted()
        #expect(try IsolationForest().fit(frame, in: .single) == IsolationForest().fit(frame, in: .two))
    }

    @Test(arguments: [1, 2, 3, 300])
    func equalRowsAreNoOutliers(rows: Int) throws {
        let frame = Frame(try Points(Matrix(rows: rows, columns: 2, repeating: 4)))
        #expect(try !IsolationForest().fit(frame).apply(to: frame).outliers.contains(true))
        #expect(try !InterquartileFences().fit(frame).apply(to: frame).outliers.contains(true))
    }

    /// The mean path of an unsuccessful search among 256 rows, from scikit-learn 1.9.1, `_average_path_length`.
    @Test func theUsualPathAgreesWithScikitLearn() {
        #expect(abs(IsolationTree.meanPathLength(256) - 10.244770920119917) < 1e-12)
        #expect(IsolationTree.meanPathLength(2) == 1)
        #expect(IsolationTree.meanPathLength(1) == 0)
    }

    @Test func fencesFlagRowsOutsideInEnoughColumns() throws {
        let frame = try Self.planted()
        let fences = try InterquartileFences(share: 0.5).fit(frame)
        #expect(fences.cellsNeeded == 3)
        let flags = try fences.apply(to: frame).outliers
        #expect(flags.suffix(15).count(where: \.self) >= 12)
        #expect(flags.prefix(500).count(where: \.self) == 0)
    }

    /// 0.07 · 100 is rounded to a little more than 7.
    @Test func fencesNeedExactlyTheShareOfColumns() throws {
        let frame = Frame(try Points(Matrix(rows: 3, columns: 100)))
        #expect(try InterquartileFences(share: 0.07).fit(frame).cellsNeeded == 7)
    }

    @Test func fencesStandAtOneAndAHalfInterquartileRanges() throws {
        // Quartiles of 0…8 are 2 and 6, so the fences stand at −4 and 12.
        let frame = Frame(try Points(Matrix((0...8).map { [Double($0)] })))
        let fences = try InterquartileFences().fit(frame)
        #expect(fences.columns.map(\.lower) == [-4] && fences.columns.map(\.upper) == [12])
        let new = Frame(try Points(Matrix([[-4], [-4.01], [12], [12.01]])))
        #expect(try fences.apply(to: new).outliers == [false, true, false, true])
    }
}
