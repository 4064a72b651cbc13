import LinearAlgebra
import Testing

@testable import Clustering

/// Steps fitted on what others have made are one chain with them.
struct FurtherStepsTests {
    private static let early: [any Preparation] = [ZScore(), InterquartileFences()]
    private static let late: [any Preparation] = [LowVariance(), MinimumMaximum()]

    private static func frame() throws -> Frame {
        var values = Matrix(rows: 40, columns: 2)
        for row in 0..<40 {
            values[row, 0] = Double(row % 7)
            values[row, 1] = Double(row * row % 11)
        }
        values[39, 1] = 1e4
        return try Frame(Points(values))
    }

    @Test func twoChainsAfterEachOtherAreTheOneOfAllSteps() throws {
        let frame = try Self.frame()
        let whole = try FittedChain.fit(Self.early + Self.late, to: frame)
        let first = try FittedChain.fit(Self.early, to: frame)
        let second = try FittedChain.fit(Self.late, after: first.prepared)
        #expect(first.chain.appending(second.chain) == whole.chain)
        #expect(second.prepared.hasSameBits(as: whole.prepared))
    }

    @Test func whatWasFlaggedBeforeIsNotLearnedFrom() throws {
        let frame = try Self.frame()
        let outliers = (0..<40).map { $0 == 39 }
        let (chain, prepared) = try FittedChain.fit([MinimumMaximum()], after: Prepared(frame: frame, outliers: outliers))
        let alone = try FittedChain.fit([MinimumMaximum()], to: frame.selecting(rows: Array(0..<39))).chain
        #expect(chain == alone && prepared.outliers == outliers)
    }
}
