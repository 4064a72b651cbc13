/// The rows of a table, each read when it is asked for.
public struct Rows: RandomAccessCollection, Sendable {
    private let table: Table

    init(table: Table) { self.table = table }

    public var startIndex: Int { 0 }
    public var endIndex: Int { table.rowCount }
    public subscript(row: Int) -> [Cell] { table.row(row) }
}
