import Assets
import Vocabulary

/// The sales lines as they were read, less those that break the schema.
struct RawSalesData: SoleAsset {
    static let card = Card(
        name: "internal_raw_sales_data", summary: "Sales lines as read, rows that break the schema set aside.",
        discussion: """
            Needs SKU_NBR, STORE_NBR, CAT_DSC and TOTAL_SALES; further columns are kept. A line without product, store or \
            category, or whose sales are no number or negative, is set aside and can be looked at as \
            internal_raw_sales_data_set_aside. More of them than max_bad_rows stop the run.
            """)
    static let group: AssetGroup = "internal_preprocessing"
    static let kind: AssetKind = .view
    static let reads = ["max_bad_rows", "materialized"]

    static let schema = RowSchema(
        rows: "sales lines",
        rules: [("SKU_NBR", .present), ("STORE_NBR", .present), ("CAT_DSC", .present), ("TOTAL_SALES", .amount)])

    func materialise(_ work: Work) async throws -> [Made<Relation>] {
        var notes = Notes()
        let source = try RowSource(work.environment.sales, for: Self.card.name, work.engine)
        let checked = try Self.schema.check(source, allowed: work.parameters.maxBadRows, work.engine, &notes)
        notes.figures.append(Figure("sales lines", checked.rows))
        notes.sources = source.stamps
        // Only a file of its own can be read again later; anything else is written out.
        if let file = source.file, work.parameters.materialized == .view {
            let sql = SourceFile.header([file]) + checked.sql
            return [Made(Relation(.view(sql: sql), setAside: checked.setAside), notes: notes)]
        }
        return [Made(Relation(.written(sql: checked.sql), setAside: checked.setAside), notes: notes)]
    }
}
