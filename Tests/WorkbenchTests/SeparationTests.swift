import Foundation
import Testing
import Vocabulary

@testable import Workbench

/// What belongs apart stays apart: environments, programs, a person's columns, names and files.
struct SeparationTests {
    private let shop: Shop

    init() throws { shop = try Shop(in: TemporaryFolder()) }

    @Test func resultsOfOneEnvironmentAreNotWrittenAsThoseOfAnother() async throws {
        try shop.folder.write(shop.folder.text(of: "configs/shop.yml"), to: "configs/other.yml")
        let desk = try shop.desk()
        try await desk.run("run internal_preprocessing_job", "env other")
        let refused = await desk.refusal(of: "run internal_ml_job")
        #expect(refused?.code == .missingInputs)
        #expect(refused?.given == "shop")
        #expect(refused?.next == "run internal_preprocessing_job")
    }

    @Test func aRunPutsThePartitionsOfTheRunBeforeAway() async throws {
        let desk = try shop.desk()
        try await desk.run("run internal_preprocessing_job")
        let lines = try shop.folder.text(of: "sales.csv").split(separator: "\n").filter { !$0.contains("DRINKS") }
        try shop.folder.write(lines.joined(separator: "\n") + "\n", to: "sales.csv")
        try await desk.run("run internal_preprocessing_job")
        #expect(try await desk.answer("select count(distinct PARTITION) from internal_sales_by_category") == "1")
        #expect(await desk.refusal(of: "show internal_sales_by_category[\"DRINKS\"]")?.code == .unknownPartition)
    }

    @Test func whatOneProgramSetsIsNotLostByAnother() async throws {
        let first = try shop.desk()
        let second = try shop.desk()
        try await first.run("set max_clusters 7")
        try await second.run("set min_clusters 3")
        for desk in [first, second, try shop.desk()] {
            #expect(try await desk.table("config max_clusters").row(0)[1].text == "7")
            #expect(try await desk.table("config min_clusters").row(0)[1].text == "3")
        }
    }

    @Test func columnsOfAnyNameAreThePersonsOwn() async throws {
        var sales = try shop.folder.text(of: "sales.csv").split(separator: "\n").map { $0 + ",promo,9" }
        sales[0] = "SKU_NBR,STORE_NBR,CAT_DSC,TOTAL_SALES,reason,source_row"
        sales[1] = "100,,DRINKS,1,promo,9"
        try shop.folder.write(sales.joined(separator: "\n") + "\n", to: "sales.csv")
        var external = try shop.folder.text(of: "external.csv").split(separator: "\n").enumerated().map { "\($1),\(1000 + 7 * $0)" }
        external[0] = "STORE_NBR,INCOME,SIZE,source_row"
        try shop.folder.write(external.joined(separator: "\n") + "\n", to: "external.csv")
        let desk = try shop.desk()
        try await desk.run("run internal_raw_sales_data", "run external_preprocessing_job")
        let aside = try await desk.table("show internal_raw_sales_data_set_aside")
        #expect(aside.rowCount == 1)
        #expect(aside["REASON"]?.texts == ["STORE_NBR is missing"])
        #expect(try await desk.answer("select cast(min(source_row) as integer) from preprocessed_external_data") == "1007")
    }

    @Test func externalRowsThatAreNotTakenCanBeLookedAt() async throws {
        let external = try shop.folder.text(of: "external.csv") + "00001,1,1\n,2,2\n"
        try shop.folder.write(external, to: "external.csv")
        let desk = try shop.desk()
        try await desk.run("set max_bad_rows 0.1", "run external_preprocessing_job")
        let aside = try await desk.table("show external_features_data_set_aside")
        #expect(aside["REASON"]?.texts == ["the store has a row before", "STORE_NBR is missing"])
        #expect(aside["SOURCE_ROW"]?.texts == ["41", "42"])
        let made = try #require(try desk.session.workspace.latest(asset: "external_features_data").first)
        #expect(made.balance?.text == "42 rows in, 2 set aside, 40 out")
        try await desk.run("set max_bad_rows 0")
        #expect(await desk.refusal(of: "run external_preprocessing_job")?.code == .tooManyBadRows)
    }

    @Test func filesOfDifferentCategoriesHaveDifferentNames() {
        let names = ["A B", "A_B", "A%B", "A%20B", "%1", "%10", "\u{1}0", "Ä", "a/b", "a\\b", ".", "..", ""]
        #expect(Set(names.map(\.asFileName)).count == names.count)
        #expect(names.allSatisfy { !$0.asFileName.contains("/") && !$0.asFileName.hasPrefix(".") })
    }

    @Test func aWorkspaceWhoseNameBeginsTheDatasIsNoTrouble() async throws {
        let folder = shop.folder
        for name in ["sales.csv", "needs.csv", "external.csv"] { try folder.write(folder.text(of: name), to: "work-data/\(name)") }
        let desk = try Desk(
            in: folder, environment: "shop", configurations: folder.path(of: "configs"), workspace: "work",
            variables: ["SHOP": folder.path(of: "work-data")])
        try await desk.run("run internal_preprocessing_job")
        #expect(try await desk.answer("select count(*) from internal_raw_sales_data") == "240")
    }

    @Test func whatCannotBeReadIsToldAsSuchInSQLToo() async throws {
        let desk = try shop.desk()
        try await desk.run("run internal_preprocessing_job")
        try shop.folder.write(shop.folder.text(of: "sales.csv") + "100,00001,DRINKS,1\n", to: "sales.csv")
        let refused = await desk.refusal(of: "select count(*) from internal_normalized_sales_data")
        #expect(refused?.code == .sourceChanged)
        #expect(refused?.next == "run internal_preprocessing_job")
        try await desk.run("run internal_preprocessing_job")
        #expect(try await desk.answer("select count(*) from internal_normalized_sales_data") == "241")
    }

    @Test(arguments: [
        ("internal_sales: {kind: csv, path: \"${SHOP}/sales.csv\"}", "internal_sales: [{kind: csv, path: a.csv}, {kind: csv, path: b.csv}]"),
        ("need_states: {kind: csv, path: \"${SHOP}/needs.csv\"}", "need_states: {kind: csv}"),
        ("{kind: csv, path: \"${SHOP}/clusters.csv\"}", "{kind: csv, path: clusters.parquet}"),
        ("{kind: csv, path: \"${SHOP}/clusters.csv\"}", "{kind: sql}"),
        ("{kind: csv, path: \"${SHOP}/clusters.csv\"}", "{kind: folder, path: clusters}"),
    ])
    func readersAndWritersThatCannotWorkAreRefusedWhereTheyAreRead(given: String, changed: String) async throws {
        try shop.folder.change("configs/shop.yml") { lines in lines = lines.map { $0.replacing(given, with: changed) } }
        let refused = await (try shop.desk()).refusal(of: "env shop")
        #expect(refused?.code == .badSetting)
        #expect(refused?.place?.file == shop.environmentFile)
    }

    @Test(arguments: [
        ("set min_clusters 9", "set max_clusters 9"), ("set metrics []", "set metrics silhouette"),
        ("set pca_components 2.5", "set pca_components 2"),
    ])
    func parametersThatMakeNoSenseTogetherStopARunBeforeItBegins(setting: String, next: String) async throws {
        let desk = try shop.desk()
        try await desk.run(setting)
        let refused = await desk.refusal(of: "run internal_preprocessing_job")
        #expect(refused?.code == .badSetting)
        #expect(refused?.next == next)
        #expect(try desk.session.workspace.latest().isEmpty)
    }

    @Test func aFeatureToBeIgnoredThatThereIsNotIsTold() async throws {
        let desk = try shop.desk()
        let said = try await desk.run("set ignore_features INCOM", "run +external_filtered_features")
        #expect(said.contains("ignore_features names INCOM, which no feature is called; there is INCOME"))
    }
}
