import Assets
import Tables
import Vocabulary

/// Which need states a product serves.
struct ProductCategoryMapping: SoleAsset {
    static let card = Card(
        name: "internal_product_category_mapping", summary: "Need states of each product, distinct and in upper case.",
        discussion: """
            Needs PRODUCT_ID, CATEGORY and NEED_STATE. Rows without product or need state are set aside; rows that stand \
            there twice count once.
            """)
    static let group: AssetGroup = "internal_preprocessing"
    static let kind: AssetKind = .table

    static let columns = RowSchema(rows: "mapping rows", rules: [("PRODUCT_ID", .present), ("NEED_STATE", .present)])

    func materialise(_ work: Work) async throws -> [Made<Relation>] {
        var notes = Notes()
        let source = try RowSource(work.environment.needStates, for: Self.card.name, work.engine)
        guard source.columns.contains("CATEGORY") else {
            throw Diagnostic(
                .missingColumn, "\(source.name) has no column CATEGORY", at: source.place,
                given: source.columns.joined(separator: ", "), expected: "PRODUCT_ID, CATEGORY, NEED_STATE",
                nearest: "CATEGORY".nearest(in: source.columns))
        }
        // A product without a need state is no mistake: the pipeline says what becomes of it, so there is no limit.
        let checked = try Self.columns.check(source, allowed: 1, work.engine, &notes)
        notes.sources = source.stamps
        let sql = try work.engine.scratch(
            """
            SELECT DISTINCT PRODUCT_ID, CATEGORY, upper(trim(CAST(NEED_STATE AS VARCHAR))) AS NEED_STATE
            FROM (\(checked.sql)) ORDER BY PRODUCT_ID, NEED_STATE, CATEGORY
            """, as: "need states")
        let facts = try work.engine.counts(
            """
            SELECT count(*), count(DISTINCT PRODUCT_ID), count(DISTINCT NEED_STATE), count(DISTINCT CATEGORY) FROM \(sql)
            """)
        try tellDuplicates(checked.rows - facts[0], kept: facts[0], &notes)
        notes.figures += [
            Figure("products", facts[1]), Figure("need states", facts[2]), Figure("categories", facts[3]),
        ]
        return [Made(Relation(.written(sql: "FROM \(sql)"), setAside: checked.setAside), notes: notes)]
    }

    private func tellDuplicates(_ duplicates: Int, kept: Int, _ notes: inout Notes) throws {
        guard let before = notes.balance else { return }
        notes.balance = try RowBalance(rowsIn: before.rowsIn, setAside: before.setAside + duplicates, rowsOut: kept)
        if duplicates > 0 {
            notes.ledger.append(
                LedgerEntry(.setAsideRows, "mapping rows", count: duplicates, because: "the same product and need state stand there before"))
        }
    }
}
