import LinearAlgebra
import Testing

@testable import Clustering

struct SharesTests {
    @Test func rowsBecomeSharesOfTheirSum() throws {
        let frame = try FormulaTable.frame([[1, 3, 4], [0, 0, 0], [-2, 1, 0], [5, .nan, 15], [.nan, .nan, .nan]])
        let prepared = try Shares().fit(frame).apply(to: frame)
        #expect(prepared.frame.cells(ofRow: 0) == [12.5, 37.5, 50])
        #expect(prepared.frame.cells(ofRow: 1) == [0, 0, 0])
        #expect(prepared.frame.cells(ofRow: 2) == [0, 0, 0])
        #expect((0..<3).map { prepared.frame[3, $0] } == [25, nil, 75])
        #expect((0..<3).map { prepared.frame[4, $0] } == [nil, nil, nil])
        let zeroed = prepared.changes.filter { $0.kind == .rowsZeroed }
        #expect(zeroed.map(\.count) == [3])
        #expect(zeroed[0].text == "shares set 3 rows to zero: the sum of the row is not positive")
    }

    @Test func columnsThatAreNoPartStay() throws {
        let frame = try FormulaTable.frame([[1, 3, 4], [2, 2, 7]])
        let prepared = try Shares(columns: ["x2", "x1"], isPercent: false).fit(frame).apply(to: frame)
        #expect(prepared.frame.values.elements == [0.25, 0.75, 4, 0.5, 0.5, 7])
    }

    @Test func theMeanOfAColumnBecomesOneHundred() throws {
        let frame = try FormulaTable.frame([[1, 0, -3], [2, 0, -1], [3, 0, .nan]])
        let fitted = try IndexToAverage().fit(frame)
        let prepared = try fitted.apply(to: frame)
        #expect(prepared.frame.values.column(0) == [50, 100, 150])
        #expect(prepared.frame.values.column(1) == [0, 0, 0])
        #expect((0..<3).map { prepared.frame[$0, 2] } == [-3, -1, nil])
        #expect(prepared.changes.filter { $0.reason.contains("not positive") }.map(\.column) == ["x2", "x3"])
        #expect(try fitted.invert(prepared.frame).values.column(0) == [1, 2, 3])
    }
}
