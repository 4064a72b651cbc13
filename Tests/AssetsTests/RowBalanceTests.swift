import Assets
import Testing

struct RowBalanceTests {
    @Test func rowsInLessAsidePlusAddedAreRowsOut() throws {
        let balance = try RowBalance(rowsIn: 1200, setAside: 3, added: 10, rowsOut: 1207)
        #expect(balance.text == "1,200 rows in, 3 set aside, 10 added, 1,207 out")
        #expect(RowBalance.unchanged(5).text == "5 rows in, 5 out")
    }

    @Test(arguments: [(10, 2, 0, 9), (10, 11, 0, -1), (3, 4, 5, 4), (-1, 0, 1, 0)])
    func rejectsRowsUnaccountedFor(rowsIn: Int, setAside: Int, added: Int, rowsOut: Int) {
        #expect(throws: AssetError.unbalanced(rowsIn: rowsIn, setAside: setAside, added: added, rowsOut: rowsOut)) {
            try RowBalance(rowsIn: rowsIn, setAside: setAside, added: added, rowsOut: rowsOut)
        }
    }
}
