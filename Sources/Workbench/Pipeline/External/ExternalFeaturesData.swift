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

    /// Why a row that keeps the schema is not taken all the same.
    private static let repeated = "the store has a row before"

    func materialise(_ work: Work) async throws -> [Made<ReadTable>] {
        var notes = Notes()
        var reads: [ReadTable] = []
        for reader in work.environment.external { reads.append(try read(reader, work, &notes)) }
        let joined = try reads.dropFirst().enumerated().reduce(reads[0].table) { left, right in
            try Self.outerJoin(left, right.element.table, number: right.offset + 2)
        }
        notes.figures += [Figure("stores", joined.rowCount), Figure("features", joined.columns.count - 1)]
        // Rows of several tables that meet in one store are neither set aside nor added: only one table has a balance.
        if reads.count > 1 { notes.balance = nil }
        let setAside = reads.compactMap(\.setAside)
        return [Made(ReadTable(joined, setAside: setAside.isEmpty ? nil : try .concatenating(setAside)), notes: notes)]
    }

    private func read(_ reader: ReaderSettings, _ work: Work, _ notes: inout Notes) throws -> ReadTable {
        let engine = work.engine
        let source = try RowSource(reader, for: Self.card.name, engine)
        try RowSchema.external.requireColumns(of: source)
        notes.sources.merge(source.stamps) { $1 }
        let reason = """
            coalesce(\(RowSchema.external.reason(in: source, engine)),
            CASE WHEN row_number() OVER (PARTITION BY STORE_NBR ORDER BY \(RowSchema.rowName)) > 1
            THEN \(engine.literal(Self.repeated)) END)
            """
        let numbered = "(SELECT *, row_number() OVER () AS \(RowSchema.rowName) FROM \(source.sql))"
        let judged = try engine.scratch("SELECT *, \(reason) AS \(RowSchema.reasonName) FROM \(numbered)", as: "external rows")
        let rows = try engine.counts("SELECT count(*) FROM \(judged)")[0]
        guard rows > 0 else { throw Diagnostic(.emptyData, "\(source.name) has no rows", at: source.place, given: "0 external rows") }
        let table = try engine.query(
            """
            SELECT STORE_NBR, * EXCLUDE (STORE_NBR, \(RowSchema.rowName), \(RowSchema.reasonName)) FROM \(judged)
            WHERE \(RowSchema.reasonName) IS NULL ORDER BY STORE_NBR
            """)
        let setAside = try engine.query(
            """
            SELECT \(engine.literal(source.name)) AS SOURCE, \(RowSchema.reasonName) AS REASON, \(RowSchema.rowName) AS SOURCE_ROW,
            CAST(s AS VARCHAR) AS "ROW" FROM \(judged) s WHERE \(RowSchema.reasonName) IS NOT NULL ORDER BY \(RowSchema.rowName)
            """)
        notes.balance = try RowBalance(rowsIn: rows, setAside: setAside.rowCount, rowsOut: table.rowCount)
        try tell(setAside, of: rows, in: source, allowed: work.parameters.maxBadRows, &notes)
        return ReadTable(table, setAside: setAside.rowCount > 0 ? setAside : nil)
    }

    /// Rows without a store count against `max_bad_rows`; a store that stands there twice is told, and its first row taken.
    private func tell(
        _ setAside: Table, of rows: Int, in source: RowSource, allowed: Double, _ notes: inout Notes
    ) throws {
        var counts: [String: Int] = [:]
        for reason in try setAside.column("REASON").completeTexts { counts[reason, default: 0] += 1 }
        let breaking = counts.filter { $0.key != Self.repeated }.sorted { $0.key < $1.key }
        let bad = breaking.map(\.value).reduce(0, +)
        guard Double(bad) <= allowed * Double(rows) else {
            throw RowSchema.external.tooMany(
                breaking.map { ($0.key, $0.value) }, badRows: bad, of: rows, allowed: allowed, in: source, rows: setAside)
        }
        for (reason, count) in counts.sorted(by: { $0.key < $1.key }) {
            notes.ledger.append(LedgerEntry(.setAsideRows, "external rows of \(source.name)", count: count, because: reason))
        }
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
        var taken = Set(left.columnNames)
        let leftColumns = left.columns.dropFirst().map { $0.looking(up: stores.map { leftRows[$0] }) }
        let rightColumns = right.columns.dropFirst().map { column in
            let found = column.looking(up: stores.map { rightRows[$0] })
            var name = column.name
            var further = number
            while !taken.insert(name).inserted {
                name = "\(column.name)_\(further)"
                further += 1
            }
            return found.renamed(name)
        }
        return try Table([sorted] + leftColumns + rightColumns)
    }

    private static func rowByStore(_ ids: Column) -> [String: Int] {
        Dictionary(ids.texts.enumerated().map { ($1 ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    }
}
