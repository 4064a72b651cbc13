import Testing

@testable import Shell

@Suite struct TableTextTests {
    private static let stores = TableText(
        columns: [.init("store"), .init("sales", .trailing), .init("note")],
        rows: [["367", "1,464,471", "big"], ["007", "12", ""], ["店", "3"]])

    @Test func numbersStandOnTheRight() {
        #expect(
            Self.stores.lines == [
                "store      sales  note",
                "─────  ─────────  ────",
                "367    1,464,471  big",
                "007           12",
                "店             3",
            ])
    }

    @Test func longTextIsShortenedBeforeColumnsAreHidden() {
        let table = TableText(
            columns: [.init("a"), .init("b")], rows: [["x", String(repeating: "long ", count: 20)]], width: 30)
        #expect(table.hiddenColumns == 0)
        #expect(table.lines[2] == "x  long long long long long l…")
        #expect(table.lines.allSatisfy { $0.columns <= 30 })
    }

    @Test func tooManyColumnsLoseTheirMiddle() {
        let columns = (0..<20).map { TableText.Column("column\($0)", .trailing) }
        let table = TableText(columns: columns, rows: [columns.map { String($0.name.dropFirst(6)) }], width: 40)
        #expect(
            table.lines == [
                "column0  column1  …  column18  column19",
                "───────  ───────  ─  ────────  ────────",
                "      0        1  …        18        19",
                "… 16 columns not shown",
            ])
        #expect(table.hiddenColumns == 16)
    }

    @Test(arguments: 1...120)
    func noLineIsWiderThanItsLimit(_ width: Int) {
        let columns = (0..<9).map { TableText.Column(String(repeating: "名", count: $0)) }
        let rows = [(0..<9).map { String(repeating: "w", count: $0 * $0) }]
        let table = TableText(columns: columns, rows: rows, width: width)
        // The note below is for people and may wrap.
        let drawn = table.lines.filter { !$0.hasSuffix("not shown") }
        #expect(drawn.allSatisfy { $0.columns <= max(width, 8) })
    }

    @Test func cellsCannotMoveTheCursor() {
        let table = TableText(columns: [.init("a")], rows: [["x\n\u{1B}[2Jy\tz\u{0}"]])
        #expect(table.lines[2] == "x [2Jy z")
    }

    @Test func noRowsAndNoColumnsAreFine() {
        #expect(TableText(columns: [], rows: [], width: 10).lines == ["", ""])
        #expect(TableText(columns: [.init("a")], rows: []).lines == ["a", "─"])
    }

    @Test(arguments: [
        ("abc", 3), ("店名", 4), ("🙂", 2), ("e\u{301}", 1), ("❤️", 2), ("…", 1), ("한", 2), ("🇩🇪", 2), ("", 0),
    ])
    func widthIsCountedInColumns(_ text: String, _ columns: Int) {
        #expect(text.columns == columns)
    }
}
