import LinearAlgebra
import Testing

@testable import Clustering

struct ValueOrderTests {
    @Test func sortsRowsByTheirCellsAndKnowsEqualOnes() {
        let order = ValueOrder(of: Matrix([[2, 1], [1, 5], [2, 1], [1, -5], [2, 0]]))
        #expect(order.rows == [3, 1, 4, 0, 2])
        #expect(order.distinct == [0, 1, 2, 3, 3])
        #expect(order.distinctRows == [3, 1, 4, 0])
        #expect(order.restored(["a", "b", "c", "d", "e"]) == ["d", "b", "e", "a", "c"])
        #expect(order.expanded([10, 11, 12, 13]) == [13, 11, 13, 10, 12])
    }

    @Test func codesTellRowsApartThatNumbersDoNot() {
        let order = ValueOrder(of: Matrix(rows: 3, columns: 1), codes: [2, 0, 2])
        #expect(order.rows == [1, 0, 2])
        #expect(order.distinctCount == 2)
    }

    @Test func rowsWithoutColumnsAreAllEqual() {
        #expect(ValueOrder(of: Matrix(rows: 4, columns: 0)).distinctCount == 1)
        #expect(ValueOrder(of: Matrix(rows: 0, columns: 2)).distinctCount == 0)
    }
}
