import Tables
import Testing

@testable import Workbench

/// Share tables against shares worked out by hand.
@Suite struct PipelineGoldenTests {
    /// Ids have leading zeros, so they are text; 0102 and 0202 serve several need states, 0103 stands there twice.
    private static let needStates = """
        PRODUCT_ID,CATEGORY,NEED_STATE
        0101,BAKERY,bread
        0102,BAKERY,BREAD
        0102,BAKERY,Rolls
        0103,BAKERY,ROLLS
        0103,BAKERY,rolls
        0104,BAKERY,
        0201,DAIRY,MILK
        0202,DAIRY,MILK
        0202,DAIRY,CREAM
        0202,DAIRY,BUTTER
        0301,SEEDS,
        """

    /// BAKERY, store 007: bread 10 + 6/2, rolls 6/2 + 3, of 19; 0104 has no need state, so its 100 do not count.
    ///         store 008: bread 799, rolls 1, of 800; 99.875 and 0.125 % are halves, rounded away from zero.
    ///         store 012: 5 halved.
    ///         store 045: only 0104, so it is in no table. store 300: nothing but a line of 0.
    /// DAIRY,  store 007: 9 in three.
    ///         store 012: 1 for milk, and 2 in three: milk 5/9, cream and butter 2/9 of 3.
    /// SEEDS has no product with a need state.
    private static let sales = """
        SKU_NBR,STORE_NBR,CAT_DSC,TOTAL_SALES
        0101,300,BAKERY,0
        0101,007,BAKERY,10.00
        0102,007,BAKERY,6.00
        0103,007,BAKERY,3.00
        0104,007,BAKERY,100.00
        0101,008,BAKERY,799
        0103,008,BAKERY,1
        0102,012,BAKERY,5
        0104,045,BAKERY,9
        0202,007,DAIRY,9
        0201,012,DAIRY,1
        0201,012,DAIRY,0
        0202,012,DAIRY,2
        0301,012,SEEDS,4
        """

    @Test func sharesAreThoseWorkedOutByHand() async throws {
        let fixture = try await preprocessed(readers: """
              internal_sales: {kind: csv, path: "${FILES}/sales.csv"}
              need_states: {kind: csv, path: "${FILES}/need_states.csv"}
            """)
        try expectShares(of: fixture)

        let mapping = try fixture.made("internal_product_category_mapping", nil)
        #expect(mapping.balance?.rowsIn == 11)
        #expect(mapping.balance?.rowsOut == 8)
        #expect(mapping.ledger.map(\.text) == [
            "set aside mapping rows (2): NEED_STATE is missing",
            "set aside mapping rows (1): the same product and need state stand there before",
        ])
        let joined = try fixture.made("internal_sales_with_categories", nil)
        #expect(joined.balance?.text == "14 rows in, 3 set aside, 6 added, 17 out")
        #expect(joined.warnings == ["SEEDS is left out: none of its products has a need state"])
        let bakery = try fixture.made("internal_sales_by_category", "BAKERY")
        #expect(bakery.ledger.map(\.text) == ["left out store 300: no positive sales in BAKERY"])
    }

    @Test func tablesKeptAsFilesGiveTheSameShares() async throws {
        let fixture = try await preprocessed(parameters: "job_params: {materialized: table}", readers: """
              internal_sales: {kind: csv, path: "${FILES}/sales.csv"}
              need_states: {kind: csv, path: "${FILES}/need_states.csv"}
            """)
        try expectShares(of: fixture)
    }

    @Test func aQueryIsReadAndATableOfTheEngineWritten() async throws {
        let fixture = try await preprocessed(readers: """
              internal_sales: {kind: sql, query: "SELECT * FROM lines"}
              need_states: {kind: sql, query: "SELECT * FROM products"}
            """) { engine, files in
            try engine.execute("CREATE TABLE lines AS FROM read_csv('\(files)/sales.csv', all_varchar = true)")
            try engine.execute("CREATE TABLE products AS FROM read_csv('\(files)/need_states.csv', all_varchar = true)")
        }
        try expectShares(of: fixture)
        let written = try await fixture.session.engine.query("FROM shares")
        #expect(try written == fixture.table("internal_output_sales_table"))
    }

    private func expectShares(of fixture: PipelineFixture) throws {
        #expect(try fixture.categories(of: "internal_sales_by_category") == ["BAKERY", "DAIRY"])
        let bakery = try Table([
            Column("STORE_NBR", ["007", "008", "012"]),
            Column("% Sales BREAD", [68.42, 99.88, 50.0]),
            Column("% Sales ROLLS", [31.58, 0.13, 50.0]),
        ])
        #expect(try fixture.table("internal_sales_by_category", "BAKERY") == bakery)
        let dairy = try Table([
            Column("STORE_NBR", ["007", "012"]),
            Column("% Sales BUTTER", [33.33, 22.22]),
            Column("% Sales CREAM", [33.33, 22.22]),
            Column("% Sales MILK", [33.33, 55.56]),
        ])
        #expect(try fixture.table("internal_sales_by_category", "DAIRY") == dairy)
        let long = try fixture.table("internal_output_sales_table")
        #expect(long.columnNames == ["CAT_DSC", "STORE_NBR", "NEED_STATE", "SHARE"])
        #expect(long.rowCount == 6 + 6)
        #expect(long.row(3).map(\.text) == ["BAKERY", "008", "ROLLS", "0.13"])
    }

    /// The sales side, run on the files above in an environment of its own.
    private func preprocessed(
        parameters: String = "", readers: String, preparing prepare: (SessionEngine, String) throws -> Void = { _, _ in }
    ) async throws -> PipelineFixture {
        let files = try TemporaryFolder()
        try files.write(Self.sales, to: "sales.csv")
        try files.write(Self.needStates, to: "need_states.csv")
        let configuration = """
            engine: {uri: "${FILES}/database.duckdb"}
            readers:
            \(readers)
              external: {kind: sample, table: external}
            writers:
              output_sales_table: {kind: sql, table: shares}
            \(parameters)
            """
        try files.write(configuration, to: "hand.yml")
        let fixture = try PipelineFixture("hand", in: files.path, variables: ["FILES": files.path])
        try prepare(await fixture.session.engine, files.path)
        try await fixture.session.execute("run internal_preprocessing_job")
        return fixture
    }
}
