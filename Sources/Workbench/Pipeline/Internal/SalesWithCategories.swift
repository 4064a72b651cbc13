import Assets
import Tables
import Vocabulary

/// Sales lines joined to the need states of their product.
struct SalesWithCategories: SoleAsset {
    static let card = Card(
        name: "internal_sales_with_categories", summary: "Sales lines joined to the need states of their product.",
        discussion: """
            An inner join on the product: lines whose product has no need state are left out and told by category. A product \
            with several need states gives a line for each, with how many there are in NEED_STATE_COUNT.
            """)
    static let group: AssetGroup = "internal_preprocessing"
    static let kind: AssetKind = .view
    static let reads = ["materialized"]

    let sales = Input<RawSalesData>()
    let mapping = Input<ProductCategoryMapping>()

    func materialise(_ work: Work) async throws -> [Made<Relation>] {
        var notes = Notes()
        let sales = try work.rows(of: sales)
        let mapping = try work.rows(of: mapping)
        // Ids of unlike types (text here, numbers there) meet as text.
        let (left, right) = try joinable("SKU_NBR", of: sales, "PRODUCT_ID", of: mapping, work.engine)
        let pairs = "SELECT DISTINCT \(right) AS product, NEED_STATE FROM \(mapping)"
        try tell("""
            SELECT s.CAT_DSC, count(*), count(m.needs), coalesce(sum(m.needs), 0), coalesce(sum(\(FixedPoint.sales)) FILTER (m.needs > 0), 0)
            FROM \(sales) s LEFT JOIN (SELECT product, count(*) AS needs FROM (\(pairs)) GROUP BY product) m ON s.\(left) = m.product
            GROUP BY ALL ORDER BY CAT_DSC
            """, work.engine, &notes)
        let sql = """
            SELECT s.*, m.NEED_STATE, m.NEED_STATE_COUNT FROM \(sales) s
            JOIN (SELECT product, NEED_STATE, count(*) OVER (PARTITION BY product) AS NEED_STATE_COUNT FROM (\(pairs))) m
            ON s.\(left) = m.product
            """
        return [Made(Relation(work.parameters.materialized == .view ? .view(sql: sql) : .written(sql: sql)), notes: notes)]
    }

    private func joinable(
        _ left: String, of leftRows: String, _ right: String, of rightRows: String, _ engine: SessionEngine
    ) throws(Diagnostic) -> (String, String) {
        let leftType = try engine.columns(of: leftRows).first { $0.name == left }?.type
        let rightType = try engine.columns(of: rightRows).first { $0.name == right }?.type
        return leftType == rightType ? (left, right) : ("\(left)::VARCHAR", "\(right)::VARCHAR")
    }

    private func tell(_ counting: String, _ engine: SessionEngine, _ notes: inout Notes) throws {
        var lines = 0
        var matched = 0
        var rows = 0
        var sales = 0.0
        for row in try engine.query(counting).rows {
            let category = row[0].text
            let (all, found, joined) = (row[1].count, row[2].count, row[3].count)
            lines += all
            matched += found
            rows += joined
            sales += Double(row[4].text) ?? 0
            guard found < all else { continue }
            notes.ledger.append(
                LedgerEntry(.setAsideRows, "sales lines of \(category)", count: all - found, because: "the product has no need state"))
            if found == 0 { notes.warnings.append("\(category) is left out: none of its products has a need state") }
        }
        notes.balance = try RowBalance(rowsIn: lines, setAside: lines - matched, added: rows - matched, rowsOut: rows)
        notes.figures += [Figure("lines with a need state", matched), Figure("sales", sales, digits: 2)]
    }
}

extension Cell {
    /// The cell as a count; zero where it is none.
    var count: Int {
        switch self {
        case .integer(let value): Int(value)
        case .number(let value): Int(value)
        default: 0
        }
    }
}
