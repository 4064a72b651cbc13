import Assets
import Tables
import Vocabulary

/// All external tables, joined on the store.
struct ExternalFeaturesData: SoleAsset {
    static let card = Card(
        name: "external_features_data", summary: "All external tables, outer-joined on STORE_NBR.",
        discussion: """
            Every reader must have STORE_NBR. A row without it is set aside, and so is every row after the first of a store. A \
            column that two readers share is kept twice, the later with the number of its reader.
            """)
    static let group: AssetGroup = "external_preprocessing"
    static let kind: AssetKind = .table
    static let reads = ["max_bad_rows"]

    private static let schema = RowSchema(rows: "external rows", rules: [("STORE_NBR", .present)])

    func materialise(_ work: Work) async throws -> [Made<Table>] {
        var notes = Notes()
        var tables: [Table] = []
        for reader in work.environment.external {
            tables.append(try read(reader, work, &notes))
        }
        let joined = try tables.dropFirst().enumerated().reduce(tables[0]) { left, right in
            try Self.outerJoin(left, right.element, number: right.offset + 2)
        }
        notes.figures += [Figure("stores", joined.rowCount), Figure("features", joined.columns.count - 1)]
        if tables.count > 1 { notes.balance = .unchanged(joined.rowCount) }
        return [Made(joined, notes: notes)]
    }

    private func read(_ reader: ReaderSettings, _ work: Work, _ notes: inout Notes) throws(Diagnostic) -> Table {
        let engine = work.engine
        let source = try RowSource(reader, engine)
        let checked = try Self.schema.check(source, allowed: work.parameters.maxBadRows, engine, &notes)
        notes.sources.merge(source.stamps) { $1 }
        let table = try engine.query(
            """
            SELECT STORE_NBR, * EXCLUDE (STORE_NBR, source_row)
            FROM (SELECT *, row_number() OVER () AS source_row FROM (\(checked.sql)))
            QUALIFY row_number() OVER (PARTITION BY STORE_NBR ORDER BY source_row) = 1 ORDER BY STORE_NBR
            """)
        let repeated = checked.rows - table.rowCount
        if repeated > 0 {
            notes.ledger.append(LedgerEntry(.setAsideRows, "external rows of \(source.name)", count: repeated, because: "the store has a row before"))
        }
        notes.balance = notes.balance.flatMap { before in
            try? RowBalance(rowsIn: before.rowsIn, setAside: before.setAside + repeated, rowsOut: table.rowCount)
        }
        return table
    }

    /// Every store of either table, in the order of the store; ids of unlike types meet as text.
    static func outerJoin(_ left: Table, _ right: Table, number: Int) throws(TableError) -> Table {
        let leftIDs = try left.column("STORE_NBR")
        let rightIDs = try right.column("STORE_NBR")
        let isAlike = leftIDs.type == rightIDs.type
        let leftRows = rowByStore(leftIDs)
        let rightRows = rowByStore(rightIDs)
        let onlyRight = (0..<right.rowCount).filter { leftRows[rightIDs[$0].text] == nil }
        let ids = isAlike
            ? try Column.joining([leftIDs, rightIDs.gathering(onlyRight)])
            : Column("STORE_NBR", leftIDs.texts + onlyRight.map { rightIDs[$0].text })
        let order = (0..<ids.count).sorted { StoreOrder.precedes(ids[$0], ids[$1]) }
        let sorted = ids.gathering(order)
        let stores = sorted.texts.map { $0 ?? "" }
        let taken = Set(left.columnNames)
        let leftColumns = left.columns.dropFirst().map { $0.looking(up: stores.map { leftRows[$0] }) }
        let rightColumns = right.columns.dropFirst().map { column in
            let found = column.looking(up: stores.map { rightRows[$0] })
            return taken.contains(column.name) ? found.renamed("\(column.name)_\(number)") : found
        }
        return try Table([sorted] + leftColumns + rightColumns)
    }

    private static func rowByStore(_ ids: Column) -> [String: Int] {
        Dictionary(ids.texts.enumerated().map { ($1 ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    }
}
