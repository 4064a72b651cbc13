import LinearAlgebra
import Testing

@testable import Clustering

/// Expected numbers from scikit-learn 1.9.1: `IterativeImputer(max_iter=10, tol=1e-3)` on the holed iris table.
struct IterativeImputationTests {
    private static func fitted() throws -> ChainedRegressions {
        try IterativeImputation().fit(FormulaTable.holedIris)
    }

    @Test func agreesWithScikitLearn() throws {
        let fitted = try Self.fitted()
        let filled = try fitted.apply(to: FormulaTable.holedIris).frame
        #expect(fitted.rounds == 4 && fitted.hasConverged)
        #expect(filled.cells(ofRow: 0).agree(with: [5.0361445677859376, 3.5, 1.4, 0.2], within: 1e-8))
        #expect(filled.values.elements.reduce(0, +).agrees(with: 2081.197040305779, within: 1e-8))
    }

    @Test func newRowsGoThroughTheSameRegressions() throws {
        let new = try FormulaTable.frame([[5.5, .nan, .nan, 1.3]])
        let filled = try Self.fitted().apply(to: new).frame
        #expect(filled.cells(ofRow: 0).agree(with: [5.5, 2.915518333477075, 3.715583096709801, 1.3], within: 1e-8))
    }

    @Test func filledCellsAreTold() throws {
        let changes = try Self.fitted().apply(to: FormulaTable.holedIris).changes
        #expect(changes.allSatisfy { $0.kind == .cellsFilled })
        #expect(changes.reduce(0) { $0 + $1.count } == 54)
    }

    @Test func aLinearRelationIsFoundAgain() throws {
        var rows: [[Double]] = []
        for row in 0..<30 { rows.append([row, 3 * row + 1, row * row % 11].map(Double.init)) }
        rows[7][1] = .nan
        let filled = try IterativeImputation(rounds: 50).fit(FormulaTable.frame(rows)).apply(to: FormulaTable.frame(rows)).frame
        #expect(abs((filled[7, 1] ?? 0) - 22) < 0.01)
    }

    @Test func aColumnThatWasCompleteIsPredictedForNewRows() throws {
        var rows: [[Double]] = []
        for row in 0..<30 { rows.append([row, 3 * row + 1].map(Double.init)) }
        let fitted = try IterativeImputation().fit(FormulaTable.frame(rows))
        let filled = try fitted.apply(to: FormulaTable.frame([[10, .nan]])).frame
        #expect(abs((filled[0, 1] ?? 0) - 31) < 0.01)
    }

    @Test func notHavingSettledIsTold() throws {
        let fitted = try IterativeImputation(rounds: 1, tolerance: 0).fit(FormulaTable.holedIris)
        #expect(!fitted.hasConverged && fitted.text.contains("had not settled"))
    }

    @Test func onlyTheMostCorrelatedColumnsAreRegressedOn() throws {
        var rows: [[Double]] = []
        for row in 0..<40 {
            let cells: [Int] = (0..<5).map { column in (row * (column + 3) * 37 + column) % 41 }
            rows.append((cells + [2 * cells[2]]).map(Double.init))
        }
        rows[4][5] = .nan
        let fitted = try IterativeImputation(rounds: 10, mostSources: 1).fit(FormulaTable.frame(rows))
        let filled = try fitted.apply(to: FormulaTable.frame(rows)).frame
        #expect(abs((filled[4, 5] ?? 0) - 2 * rows[4][2]) < 0.1)
    }
}
