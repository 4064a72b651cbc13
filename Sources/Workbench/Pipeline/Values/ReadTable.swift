import Tables

/// A table that was read, and the rows of its sources that were not taken.
struct ReadTable: AssetValue {
    let table: Table
    /// Source, reason, row number and the row as text; `nil` where every row was taken.
    let setAside: Table?

    init(_ table: Table, setAside: Table? = nil) {
        self.table = table
        self.setAside = setAside
    }

    var parts: [ValuePart] {
        [ValuePart("table", .table(table))] + (setAside.map { [ValuePart("set_aside", .table($0))] } ?? [])
    }

    init(parts: ValueParts) throws {
        let setAside = parts.holds("set_aside", ending: "parquet") ? try parts.table("set_aside") : nil
        self.init(try parts.table("table"), setAside: setAside)
    }

    var extent: (rows: Int?, columns: Int?) { (table.rowCount, table.columns.count) }
}
