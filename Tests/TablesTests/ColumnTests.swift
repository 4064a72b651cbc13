import Tables
import Testing

@Suite struct ColumnTests {
    @Test func missingRowsAreCountedAndFound() {
        let column = Column("x", [1.5, nil, 3, nil])
        #expect(column.missingCount == 2)
        #expect(column.firstMissingRow == 1)
        #expect(column[1] == .missing)
        #expect(column[2] == .number(3))
        #expect(Column("x", [1.5]).missingCount == 0)
    }

    @Test func optionalsWithoutAMissingValueMakeACompleteColumn() throws {
        let column = Column("x", [1, 2] as [Double?])
        #expect(column.validity == nil)
        #expect(try column.completeNumbers == [1, 2])
    }

    @Test func aMissingValueIsToldWithColumnAndRow() {
        #expect(throws: TableError.missingValue(column: "share", row: 2)) {
            try Column("share", [1.0, 2, nil, nil]).completeNumbers
        }
        #expect(throws: TableError.missingValue(column: "id", row: 0)) {
            try Column("id", [nil, "a"]).completeTexts
        }
        #expect(throws: TableError.missingValue(column: "share", row: 1)) {
            try Column("share", [1.0, nil]).withNumbers { $0.count }
        }
    }

    @Test func integersAndFlagsReadAsNumbers() throws {
        #expect(try Column("n", [3, nil, -2] as [Int64?]).numbers == [3, nil, -2])
        #expect(try Column("f", [true, false]).completeNumbers == [1, 0])
        #expect(try Column("n", [3, 4]).withNumbers { $0.reduce(0, +) } == 7)
    }

    @Test func textIsNoNumber() {
        #expect(throws: TableError.wrongType(column: "id", type: .text, expected: .number)) { try Column("id", ["007"]).numbers }
        #expect(throws: TableError.wrongType(column: "x", type: .number, expected: .integer)) { try Column("x", [1.0]).integers }
    }

    @Test func idsComeOutAsTheyCameIn() throws {
        #expect(try Column("id", ["007", "7", "+7", " 7"]).completeTexts == ["007", "7", "+7", " 7"])
        #expect(try Column("id", [7, 9_007_199_254_740_993] as [Int64]).completeTexts == ["7", "9007199254740993"])
        #expect(Column("id", ["a", nil]).texts == ["a", nil])
    }

    @Test func textKeepsEveryCharacter() {
        let texts = ["", "Größe", "東京", "🏪🏬", "a\u{0}b", "\"'; --"]
        #expect(Column("t", texts).texts == texts)
    }

    @Test func gatheringMayRepeatAndReorder() {
        let column = Column("x", ["a", nil, "c"]).gathering([2, 1, 2, 0])
        #expect(column.texts == ["c", nil, "c", "a"])
    }

    @Test func whatStandsBehindAMissingRowDoesNotCount() {
        let one = Column("x", .integers(Buffer([1, 5])), validity: Bitmap([true, false]))
        let other = Column("x", .integers(Buffer([1, 9])), validity: Bitmap([true, false]))
        #expect(one == other)
        #expect(one != Column("x", [1, 5]))
    }
}
