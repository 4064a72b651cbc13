import LinearAlgebra
import Testing

@testable import Clustering

/// Expected numbers from scikit-learn 1.9.1: `KNNImputer(n_neighbors=5)`, and `(n_neighbors=3, weights="distance")`, on
/// the holed formula table.
struct NearestImputationTests {
    @Test(arguments: [
        (KNearestImputation(neighbours: 5), [4.14, 4.659, 9.318, 3.97], [7.842, 4.2018, 5.15, 3.804], 1231.1818),
        (
            KNearestImputation(neighbours: 3, weights: .distance), [3.1860265562730086, 4.659, 9.318, 3.97],
            [7.842, 4.121526385669461, 5.15, 3.804], 1231.17245640874
        ),
    ])
    func agreesWithScikitLearn(step: KNearestImputation, first: [Double], sixth: [Double], sum: Double) throws {
        let filled = try step.fit(FormulaTable.holed).apply(to: FormulaTable.holed).frame
        #expect(filled.cells(ofRow: 0).agree(with: first))
        #expect(filled.cells(ofRow: 5).agree(with: sixth))
        #expect(filled.values.elements.reduce(0, +).agrees(with: sum))
    }

    @Test func newRowsAreFilledFromTheFittedOnes() throws {
        let new = try FormulaTable.frame([[5, .nan, .nan, 2], [.nan, .nan, .nan, .nan]])
        let filled = try KNearestImputation(neighbours: 5).fit(FormulaTable.holed).apply(to: new)
        #expect(filled.frame.cells(ofRow: 0).agree(with: [5, 4.783, 7.515599999999999, 2]))
        // Nothing is near a row without a number, which gets the means.
        let means = [4.9272745098039215, 4.920865384615385, 5.12086274509804, 5.508058823529412]
        #expect(filled.frame.cells(ofRow: 1).agree(with: means))
        #expect(filled.changes.map(\.count) == [1, 1, 1, 1, 1, 1])
        #expect(filled.changes.contains { $0.column == "x1" && $0.reason.contains("no row has a column in common") })
    }

    @Test func rowsAsNearAreChosenByTheirNumbersAndNotByTheirOrder() throws {
        let rows: [[Double]] = [[0, 5], [0, 1], [0, 9], [0, 3], [0, .nan]]
        let step = KNearestImputation(neighbours: 2)
        #expect(try step.fit(FormulaTable.frame(rows)).apply(to: FormulaTable.frame(rows)).frame[4, 1] == 2)
        let turned = Array(rows.reversed())
        #expect(try step.fit(FormulaTable.frame(turned)).apply(to: FormulaTable.frame(turned)).frame[0, 1] == 2)
    }

    @Test func aColumnWithoutANumberIsDroppedAndTold() throws {
        let frame = try FormulaTable.frame([[1, .nan], [.nan, .nan], [3, .nan]])
        for step in [KNearestImputation(), IterativeImputation()] as [any Preparation] {
            let prepared = try FittedChain.fit([step], to: frame).prepared
            #expect(prepared.frame.columns == ["x1"])
            #expect(prepared.frame[1, 0] == 2)
            #expect(prepared.changes.contains { $0.kind == .columnDropped && $0.column == "x2" })
        }
    }
}
