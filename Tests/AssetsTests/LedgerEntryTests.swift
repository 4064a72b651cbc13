import Assets
import Testing

struct LedgerEntryTests {
    @Test func textIsASentence() {
        let entry = LedgerEntry(.filledCells, "INCOME", count: 1200, because: "missing, filled with the mean")
        #expect(entry.text == "filled cells of INCOME (1,200): missing, filled with the mean")
        #expect(LedgerEntry(.droppedColumn, "ID", because: "ignored").text == "dropped column ID: ignored")
    }
}
