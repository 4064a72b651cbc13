import Assets
import Foundation
import Tables
import Testing

@testable import Workbench

/// A real year of retail sales, as `make data` fetches it.
enum RealYear {
    /// The folder of the three files; `nil` where they are not at hand.
    static let folder: String? = {
        let given = ProcessInfo.processInfo.environment["CLUSTERING_DATA"]
        let beside = Repository.root + "/../shared/data/complete-journey"
        return [given, beside].compactMap(\.self).first {
            FileManager.default.fileExists(atPath: $0 + "/internal_sales.parquet")
        }
    }()
}

/// One run of everything on the real year. Expected numbers come from polars 2.1.0, reading the same files:
///
///     sales.join(distinct (PRODUCT_ID, upper(NEED_STATE)) with their count per product as n)
///          .group_by(CAT_DSC, STORE_NBR, NEED_STATE).agg(sum(TOTAL_SALES / n))
@Suite(
    .enabled(if: RealYear.folder != nil, "needs the real year: make data, or CLUSTERING_DATA"),
    .fullRun(in: "staging", variables: ["CLUSTERING_DATA": RealYear.folder ?? ""], after: "set norm_method zscore")
) struct PipelineRealDataTests {
    @Test func everyAssetIsMadeOnce() throws {
        let made = try PipelineFullRun.current.made
        #expect(Set(made.map(\.slice.asset)).count == 41)
        #expect(Set(made.map(\.run)).count == 1)
    }

    @Test func everyLineIsReadAndAccountedFor() throws {
        let run = try PipelineFullRun.current
        let raw = try run.made("internal_raw_sales_data", nil)
        #expect(raw.balance?.text == "1,464,471 rows in, 1,464,471 out")
        let mapping = try run.made("internal_product_category_mapping", nil)
        #expect(mapping.balance?.text == "92,331 rows in, 540 set aside, 91,791 out")
        let joined = try run.made("internal_sales_with_categories", nil)
        #expect(joined.balance?.text == "1,464,471 rows in, 2,209 set aside, 1,462,262 out")
        #expect(joined.ledger.compactMap(\.count).reduce(0, +) == 2_209)
        #expect(joined.warnings.count == 1)
        let divided = try run.made("internal_normalized_sales_data", nil)
        #expect(divided.rows == 1_462_262)
        #expect(divided.figures.first { $0.name == "sales" }?.text == "4,588,383.22")
        #expect(try run.made("external_features_data", nil).balance?.text == "457 rows in, 457 out")
    }

    @Test func storesWithoutPositiveSalesAreLeftOutAndTold() throws {
        let made = try PipelineFullRun.current.made("internal_sales_by_category")
        #expect(made.compactMap(\.balance?.rowsIn).reduce(0, +) == 3_534)
        #expect(made.compactMap(\.balance?.setAside).reduce(0, +) == 25)
        #expect(made.flatMap(\.ledger).count { $0.action == .leftOutStore } == 25)
        #expect(made.compactMap(\.rows).reduce(0, +) == 3_509)
    }

    @Test func theResultIsWrittenInBothFormats() throws {
        let run = try PipelineFullRun.current
        let parquet = try run.result("staging/clusters.parquet")
        let csv = try run.result("staging/clusters.csv")
        #expect(parquet.rowCount == 3_509)
        #expect(Set(try parquet.texts("CAT_DSC")).count == 29)
        #expect(csv.rows.map { $0.map(\.text) } == parquet.rows.map { $0.map(\.text) })
        #expect(try run.table("save_merged_cluster_assignments") == parquet)
        #expect(parquet.columns.allSatisfy { $0.missingCount == 0 })
        #expect(Set(zip(try parquet.texts("CAT_DSC"), try parquet.texts("STORE_NBR")).map { [$0, $1] }).count == 3_509)
    }

    @Test func modelsAndChartsAreWrittenForEveryCategory() throws {
        let folder = try PipelineFullRun.current.folder.path(of: "results/staging")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
        #expect(files.count { $0.hasPrefix("models/internal/") && $0.hasSuffix(".json") } == 29)
        #expect(files.contains("models/external/external.json"))
        #expect(files.count { $0.hasPrefix("charts/internal/") && $0.hasSuffix(".svg") } == 3 * 29)
        #expect(files.count { $0.hasPrefix("charts/external/") && $0.hasSuffix(".svg") } == 3)
    }

    @Test(arguments: [
        ("CNTRL/STORE SUP", 12), ("ELECT &PLUMBING", 1), ("FROZEN GROCERY", 1), ("GARDEN CENTER", 83), ("TOYS", 2),
    ])
    func aCategoryThatCannotBeDividedIsOneCluster(category: String, stores: Int) throws {
        let assigned = try PipelineFullRun.current.table("internal_assign_clusters", category)
        #expect(assigned.rowCount == stores)
        #expect(try assigned.counts("CLUSTER").allSatisfy { $0 == 1 })
        #expect(try PipelineFullRun.current.made("internal_optimal_cluster_counts", category).warnings.count == 1)
    }

    /// Stores with positive sales, and need states.
    @Test(arguments: [
        ("GROCERY", 409, 94), ("DRUG GM", 332, 91), ("PRODUCE", 295, 31), ("NUTRITION", 185, 25), ("MISCELLANEOUS", 140, 1),
        ("FUEL", 125, 2), ("PHOTO & VIDEO", 16, 2),
    ])
    func aShareTableHasARowForEachStoreAndAColumnForEachNeedState(category: String, stores: Int, needStates: Int) throws {
        let shares = try PipelineFullRun.current.table("internal_sales_by_category", category)
        #expect(shares.rowCount == stores)
        #expect(shares.columns.count == 1 + needStates)
        #expect(shares.columnNames[0] == "STORE_NBR")
        #expect(Array(shares.columnNames.dropFirst()) == shares.columnNames.dropFirst().sorted())
        let columns = try shares.columns.dropFirst().map { try $0.completeNumbers }
        for row in 0..<stores {
            // Every share is rounded by up to half a hundredth.
            #expect(abs(columns.map { $0[row] }.reduce(0, +) - 100) <= 0.005 * Double(needStates) + 1e-9)
        }
    }

    /// Of 69,226.31 dollars: 7,456.43, 4,008.22, 3,203.89, 2,849.10, 2,819.71 and none.
    @Test(arguments: [
        ("DOMESTIC WINE", 10.77), ("SOFT DRINKS", 5.79), ("CHEESE", 4.63), ("FRZN MEAT/MEAT DINNERS", 4.12),
        ("BEERS/ALES", 4.07),
    ])
    func theSharesOfStore367InGroceryAreThoseOfPolars(needState: String, share: Double) throws {
        let run = try PipelineFullRun.current
        let shares = try run.table("internal_sales_by_category", "GROCERY")
        let row = try #require(try shares.texts("STORE_NBR").firstIndex(of: "367"))
        #expect(try shares.numbers("% Sales \(needState)")[row] == share)
        #expect(try shares.columns.dropFirst().count { try $0.completeNumbers[row] > 0 } == 91)
    }

    @Test func theSalesBehindTheSharesAreThoseOfPolars() throws {
        let run = try PipelineFullRun.current
        let lines = try run.rows(of: AssetSlice("internal_normalized_sales_data"))
        let sums = try run.engine.query(
            """
            SELECT sum(TOTAL_SALES), sum(TOTAL_SALES) FILTER (STORE_NBR = 367) FROM \(lines) WHERE CAT_DSC = 'GROCERY'
            """)
        #expect(abs(try sums.columns[0].completeNumbers[0] - 2_316_393.89) < 0.005)
        #expect(abs(try sums.columns[1].completeNumbers[0] - 69_226.31) < 0.005)
    }

    @Test func sharesAboveZeroAreAsManyAsInPolars() throws {
        let long = try PipelineFullRun.current.table("internal_output_sales_table")
        #expect(long.rowCount == 34_858)
        #expect(try long.texts("CAT_DSC").count { $0 == "GROCERY" } == 13_910)
    }
}
