import Assets
import Tables
import Vocabulary

/// What each store sells, as shares of its sales in the category.
struct SalesByCategory: SoleAsset {
    static let card = Card(
        name: "internal_sales_by_category", summary: "Per category, what share of a store's sales each need state has.",
        discussion: """
            A row per store, a column “% Sales NEED STATE” per need state, sorted: sales of the need state ÷ sales of the store in \
            the category × 100, to 2 decimals, 0 where none. Stores without positive sales in the category are left out and told.
            """)
    static let group: AssetGroup = "internal_preprocessing"
    static let kind: AssetKind = .table
    static let partitioning: Partitioning = .byCategory

    let sales = Input<NormalizedSalesData>()

    func materialise(_ work: Work) async throws -> [Made<Table>] {
        let sums = try work.engine.query(
            """
            SELECT CAT_DSC, STORE_NBR, NEED_STATE, CAST(sum(\(FixedPoint.sales)) AS DOUBLE) AS SALES
            FROM \(try work.rows(of: sales)) GROUP BY ALL ORDER BY CAT_DSC, STORE_NBR, NEED_STATE
            """)
        return try ShareTables(of: sums).made()
    }
}
