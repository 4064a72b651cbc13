import Assets
import Engine
import Tables
import Vocabulary

/// What every row of an input must be like; rows that are not are set aside with the reason.
struct RowSchema: Sendable {
    enum Rule: Sendable {
        /// There is a value, and it is not blank.
        case present
        /// There is a finite number, zero or more.
        case amount
    }

    /// What a row is, in the plural: “sales lines”.
    let rows: String
    let rules: [(column: String, rule: Rule)]

    static let external = RowSchema(rows: "external rows", rules: [("STORE_NBR", .present)])

    /// Names of columns that queries add while they work; no table of a person has them.
    static let reasonName = "\"reason (clustering)\""
    static let rowName = "\"source row (clustering)\""

    /// Splits the rows of `source` into those that keep the schema and those that do not.
    ///
    /// - Parameter source: what stands after FROM.
    /// - Returns: the query for the rows that keep it, with amounts as numbers.
    /// - Throws: `Diagnostic` for a missing column, for no rows at all, and for more bad rows than `allowed`, a share of all.
    func check(
        _ source: RowSource, allowed: Double, _ engine: SessionEngine, _ notes: inout Notes
    ) throws(Diagnostic) -> (sql: String, setAside: Table?, rows: Int) {
        try requireColumns(of: source)
        let counts = try counts(in: source, engine)
        let total = counts.reduce(0) { $0 + $1.rows }
        guard total > 0 else {
            throw Diagnostic(.emptyData, "\(source.name) has no rows", at: source.place, given: "0 \(rows)")
        }
        let bad = counts.filter { $0.reason != nil }
        let badRows = bad.reduce(0) { $0 + $1.rows }
        let setAside = badRows > 0 ? try badTable(of: source, engine) : nil
        if let setAside, Double(badRows) > allowed * Double(total) {
            throw tooMany(bad, badRows: badRows, of: total, allowed: allowed, in: source, rows: setAside)
        }
        for one in bad {
            notes.ledger.append(LedgerEntry(.setAsideRows, rows, count: one.rows, because: one.reason ?? ""))
        }
        do throws(AssetError) {
            notes.balance = try RowBalance(rowsIn: total, setAside: badRows, rowsOut: total - badRows)
        } catch {
            throw error.diagnostic
        }
        let replacements = rules.filter { $0.rule == .amount }
            .map { "CAST(\(engine.quote($0.column)) AS DOUBLE) AS \(engine.quote($0.column))" }
        let columns = replacements.isEmpty ? "*" : "* REPLACE (\(replacements.joined(separator: ", ")))"
        let filter = badRows > 0 ? " WHERE (\(reason(in: source, engine))) IS NULL" : ""
        return ("SELECT \(columns) FROM \(source.sql)\(filter)", setAside, total - badRows)
    }

    func requireColumns(of source: RowSource) throws(Diagnostic) {
        for (column, _) in rules where !source.columns.contains(column) {
            throw Diagnostic(
                .missingColumn, "\(source.name) has no column \(column)", at: source.place,
                given: source.columns.joined(separator: ", "), expected: rules.map(\.column).joined(separator: ", "),
                nearest: column.nearest(in: source.columns))
        }
    }

    /// The reason a row of `source` breaks the schema, as SQL; NULL where it does not.
    func reason(in source: RowSource, _ engine: SessionEngine) -> String {
        let cases = rules.flatMap { column, rule -> [String] in
            let name = engine.quote(column)
            let number = "TRY_CAST(\(name) AS DOUBLE)"
            func when(_ condition: String, _ reason: String) -> String {
                "WHEN \(condition) THEN \(engine.literal("\(column) \(reason)"))"
            }
            // Only text can be blank, and writing every number out as text would take most of the time.
            let isBlank = source.texts.contains(column) ? " OR trim(CAST(\(name) AS VARCHAR)) = ''" : ""
            let missing = when("\(name) IS NULL\(isBlank)", "is missing")
            guard rule == .amount else { return [missing] }
            return [
                missing, when("\(number) IS NULL OR NOT isfinite(\(number))", "is not a number"),
                when("\(number) < 0", "is negative"),
            ]
        }
        return "CASE \(cases.joined(separator: " ")) END"
    }

    private func counts(
        in source: RowSource, _ engine: SessionEngine
    ) throws(Diagnostic) -> [(reason: String?, rows: Int)] {
        let table = try engine.query(
            """
            SELECT \(Self.reasonName), count(*) FROM (SELECT \(reason(in: source, engine)) AS \(Self.reasonName) FROM \(source.sql))
            GROUP BY ALL ORDER BY 1 NULLS FIRST
            """)
        return table.rows.map { row in
            guard case .integer(let rows) = row[1] else { return (nil, 0) }
            if case .text(let reason) = row[0] { return (reason, Int(rows)) }
            return (nil, Int(rows))
        }
    }

    private func badTable(of source: RowSource, _ engine: SessionEngine) throws(Diagnostic) -> Table {
        try engine.query(
            """
            SELECT \(Self.reasonName) AS REASON, \(Self.rowName) AS SOURCE_ROW, * EXCLUDE (\(Self.reasonName), \(Self.rowName))
            FROM (SELECT *, \(reason(in: source, engine)) AS \(Self.reasonName), row_number() OVER () AS \(Self.rowName) FROM \(source.sql))
            WHERE \(Self.reasonName) IS NOT NULL ORDER BY \(Self.rowName)
            """)
    }

    func tooMany(
        _ bad: [(reason: String?, rows: Int)], badRows: Int, of total: Int, allowed: Double, in source: RowSource,
        rows setAside: Table
    ) -> Diagnostic {
        let share = Double(badRows) / Double(total)
        let reasons = bad.map { "\($0.reason ?? "") in \($0.rows.counted("row"))" }
        let first = setAside["SOURCE_ROW"].map { $0[0].text } ?? ""
        return Diagnostic(
            .tooManyBadRows,
            "\(badRows.grouped) of \(total.grouped) \(rows) in \(source.name) break the schema, more than max_bad_rows allows",
            at: source.place,
            given: reasons.joined(separator: "; ") + "; the first is row \(first)",
            expected: "at most \((100 * allowed).grouped(digits: 2)) % of the rows; this is \((100 * share).grouped(digits: 2)) %",
            next: "set max_bad_rows \(((share * 1000).rounded(.up) / 1000))")
    }
}
