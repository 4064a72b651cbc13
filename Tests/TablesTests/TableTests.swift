import Tables
import Testing

/// A column of every type, with a missing value every fifth row.
func mixedTable(rowCount: Int, from start: Int = 0) throws -> Table {
    let rows = start..<start + rowCount
    func sparse<Value>(_ value: (Int) -> Value) -> [Value?] { rows.map { $0 % 5 == 3 ? nil : value($0) } }
    return try Table([
        Column("flag", sparse { $0 % 3 == 0 }),
        Column("integer", sparse { Int64($0) << 40 }),
        Column("number", sparse { Double($0) / 3 }),
        Column("text", sparse { "row \($0) é" }),
        Column("date", .dates(Buffer(rows.map { Int32($0) }))),
        Column("timestamp", .timestamps(Buffer(rows.map { Int64($0) * 1_000_003 }))),
    ])
}

@Suite struct TableTests {
    @Test func columnsAreOfOneLength() {
        #expect(throws: TableError.unequalLengths(column: "b", count: 1, expected: 2)) {
            try Table([Column("a", [1, 2]), Column("b", [1])])
        }
    }

    @Test func namesAreUnique() {
        #expect(throws: TableError.duplicateColumn("a")) { try Table([Column("a", [1]), Column("a", [2])]) }
    }

    @Test func anUnknownColumnIsToldWithThoseThereAre() throws {
        let table = try mixedTable(rowCount: 2)
        #expect(throws: TableError.noColumn("txt", available: table.columnNames)) { try table.column("txt") }
        #expect(throws: TableError.noColumn("txt", available: table.columnNames)) { try table.selecting(["text", "txt"]) }
        #expect(table["txt"] == nil)
    }

    @Test func selectingTakesTheOrderGiven() throws {
        #expect(try mixedTable(rowCount: 3).selecting(["text", "flag"]).columnNames == ["text", "flag"])
    }

    @Test func noColumnsMeansNoRows() throws {
        #expect(try Table([]).rowCount == 0)
        #expect(try Table.concatenating([]).columns.isEmpty)
    }

    @Test(arguments: [0, 1, 7, 8, 9, 40])
    func aPrefixHasTheFirstRows(count: Int) throws {
        let table = try mixedTable(rowCount: 20)
        #expect(table.prefix(count).rows.map { $0 } == Array(table.rows.prefix(count)))
    }

    @Test(arguments: [0, 1, 3, 8, 13, 16, 64, 100])
    func slicesConcatenateToTheWhole(cut: Int) throws {
        let table = try mixedTable(rowCount: 100)
        #expect(try Table.concatenating([table[0..<cut], table[cut..<100]]) == table)
        #expect(try Table.concatenating([table[0..<cut / 2], table[cut / 2..<cut], table[cut..<100]]) == table)
    }

    @Test func slicesOfSlicesAddUp() throws {
        let table = try mixedTable(rowCount: 50)
        #expect(table[5..<45][6..<20] == table[11..<25])
    }

    @Test func concatenatingIsAssociative() throws {
        let parts = try [mixedTable(rowCount: 3), mixedTable(rowCount: 8, from: 3), mixedTable(rowCount: 5, from: 11)]
        let left = try Table.concatenating([.concatenating([parts[0], parts[1]]), parts[2]])
        let right = try Table.concatenating([parts[0], .concatenating([parts[1], parts[2]])])
        #expect(left == right)
        #expect(try left == mixedTable(rowCount: 16))
    }

    @Test func onlyLikeTablesConcatenate() throws {
        let (first, other) = try (Table([Column("a", [1])]), Table([Column("b", [1])]))
        #expect(throws: TableError.differentColumns(first: ["a"], other: ["b"])) { try Table.concatenating([first, other]) }
        let text = try Table([Column("a", ["1"])])
        #expect(throws: TableError.wrongType(column: "a", type: .text, expected: .integer)) { try Table.concatenating([first, text]) }
    }

    @Test func gatheringAllRowsInOrderChangesNothing() throws {
        let table = try mixedTable(rowCount: 30)
        #expect(table.gathering(Array(0..<30)) == table)
        #expect(table.gathering([7, 7]).rows.map { $0 } == [table.row(7), table.row(7)])
    }

    @Test func rowsReadAcrossColumns() throws {
        let table = try Table([Column("id", ["007", nil]), Column("n", [1, 2])])
        #expect(table.rows.map { $0 } == [[.text("007"), .integer(1)], [.missing, .integer(2)]])
    }
}
