import Assets
import Vocabulary

/// Sales lines with their sales divided over the need states of the product.
struct NormalizedSalesData: SoleAsset {
    static let card = Card(
        name: "internal_normalized_sales_data", summary: "Sales divided evenly over the need states of the product.",
        discussion: "The sales of all lines together stay what they were.")
    static let group: AssetGroup = "internal_preprocessing"
    static let kind: AssetKind = .view
    static let reads = ["materialized"]

    let sales = Input<SalesWithCategories>()

    func materialise(_ work: Work) async throws -> [Made<Relation>] {
        var notes = Notes()
        let sql = """
            SELECT SKU_NBR, STORE_NBR, CAT_DSC, NEED_STATE, TOTAL_SALES / NEED_STATE_COUNT AS TOTAL_SALES
            FROM \(try work.rows(of: sales))
            """
        // Dividing changes neither how many rows there are nor what they add up to, so nothing needs to be counted again.
        let before = try work.record(of: sales)
        notes.balance = before.balance.map { .unchanged($0.rowsOut) }
        notes.figures += before.figures.filter { $0.name == "sales" }
        return [Made(Relation(work.parameters.materialized == .view ? .view(sql: sql) : .written(sql: sql)), notes: notes)]
    }
}

/// Sums that do not depend on the order of the rows.
enum FixedPoint {
    /// Sales in millionths: adding whole numbers gives the same answer at any number of threads, adding fractions does not.
    static let sales = "CAST(TOTAL_SALES AS DECIMAL(24, 6))"
}
