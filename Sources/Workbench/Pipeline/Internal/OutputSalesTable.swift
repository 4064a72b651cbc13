import Assets
import Tables
import Vocabulary

/// The share tables, written where the environment wants them.
struct OutputSalesTable: SoleAsset {
    static let card = Card(
        name: "internal_output_sales_table", summary: "The share tables of all categories, written by the writer.",
        discussion: "One row per category, store and need state with a share above zero.")
    static let group: AssetGroup = "internal_preprocessing"
    static let kind: AssetKind = .output

    let shares = Input<SalesByCategory>()

    func materialise(_ work: Work) async throws -> [Made<Table>] {
        var notes = Notes()
        var long = LongShares()
        for partition in try work.partitions(of: shares) {
            try long.append(try work.value(of: shares, partition), category: partition ?? "")
        }
        let table = try long.table()
        notes.balance = .unchanged(table.rowCount)
        notes.written = try work.write(table, to: "output_sales_table")
        return [Made(table, notes: notes)]
    }
}

private struct LongShares {
    private var categories: [String] = []
    private var stores: [Column] = []
    private var needStates: [String] = []
    private var shares: [Double] = []

    mutating func append(_ table: Table, category: String) throws {
        let ids = table.columns[0]
        let columns = try table.columns.dropFirst().map { (String($0.name.dropFirst("% Sales ".count)), try $0.completeNumbers) }
        var rows: [Int] = []
        for row in 0..<table.rowCount {
            for (name, values) in columns where values[row] > 0 {
                rows.append(row)
                categories.append(category)
                needStates.append(name)
                shares.append(values[row])
            }
        }
        stores.append(ids.gathering(rows))
    }

    func table() throws -> Table {
        try Table([
            Column("CAT_DSC", categories), Column.joining(stores), Column("NEED_STATE", needStates),
            Column("SHARE", shares),
        ])
    }
}
