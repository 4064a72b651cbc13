import Testing
import Vocabulary

@testable import Workbench

struct StepTests {
    private let shop: Shop

    init() throws { shop = try Shop(in: TemporaryFolder()) }

    @Test func aStepShowsPlaceFiguresRowsAndLedger() async throws {
        let desk = try shop.desk()
        let said = try await desk.run("step internal_preprocessing_job")
        #expect(said.contains("1 of 6  internal_raw_sales_data"))
        #expect(said.contains("sales lines 240"))
        #expect(said.contains("5 of 240 rows") && said.contains("TOTAL_SALES"))
        #expect(said.contains("ledger: 240 rows in, 240 out"))
        #expect(said.contains("next: internal_product_category_mapping"))
        #expect(try desk.contents().keys.sorted() == ["internal_raw_sales_data"])
    }

    @Test func stepsGoOnOneByOneBySeveralAndUpToAnAsset() async throws {
        let desk = try shop.desk()
        try await desk.run("step internal_preprocessing_job")
        #expect(try await desk.run("step").contains("2 of 6  internal_product_category_mapping"))
        let two = try await desk.run("step 2")
        #expect(two.contains("3 of 6") && two.contains("4 of 6") && !two.contains("5 of 6"))
        #expect(try await desk.run("step to internal_output_sales_table").contains("internal_preprocessing_job is done"))
        #expect(await desk.session.prompt == "shop> ")
    }

    @Test func moreStepsThanThereAreEndTheJob() async throws {
        let desk = try shop.desk()
        try await desk.run("step external_preprocessing_job")
        #expect(try await desk.run("step 100").contains("external_preprocessing_job is done"))
        #expect(await desk.refusal(of: "step")?.code == .nothingOpen)
    }

    @Test func continueMakesWhatIsLeft() async throws {
        let desk = try shop.desk()
        try await desk.run("step internal_preprocessing_job", "step")
        #expect(try await desk.run("continue").contains("4 assets made"))
        #expect(await desk.refusal(of: "continue")?.code == .nothingOpen)
    }

    @Test func thePositionOutlivesTheSession() async throws {
        try await shop.desk().run("step internal_preprocessing_job", "step")
        let desk = try shop.desk()
        #expect(await desk.session.prompt == "shop internal_preprocessing_job 2/6> ")
        #expect(try await desk.run("step").contains("3 of 6  internal_sales_with_categories"))
    }

    @Test func aStepThatFailsIsTakenAgain() async throws {
        let desk = try shop.desk()
        try await desk.run("step internal_preprocessing_job")
        let mapping = try shop.folder.text(of: "needs.csv")
        try shop.folder.write("", to: "needs.csv")
        #expect(await desk.refusal(of: "step")?.code == .emptyData)
        try shop.folder.write(mapping, to: "needs.csv")
        #expect(try await desk.run("step").contains("2 of 6  internal_product_category_mapping"))
    }

    @Test(arguments: [
        ("step", DiagnosticCode.nothingOpen), ("step 3", .nothingOpen), ("step to merged_clusters", .nothingOpen), ("continue", .nothingOpen),
        ("step 0", .outOfRange), ("step merging_jbo", .unknownJob), ("step a b", .surplusOperand), ("step merging_job", .missingInputs),
    ])
    func whatCannotBeSteppedIsRefused(_ statement: String, _ code: DiagnosticCode) async throws {
        let desk = try shop.desk()
        #expect(await desk.refusal(of: statement)?.code == code)
        #expect(await desk.session.prompt == "shop> ")
    }

    @Test func stepToKnowsTheAssetsOfItsJob() async throws {
        let desk = try shop.desk()
        try await desk.run("step internal_preprocessing_job")
        let unknown = await desk.refusal(of: "step to internal_sales_by_catgory")
        #expect(unknown?.code == .unknownAsset && unknown?.nearest.first == "internal_sales_by_category")
        let made = await desk.refusal(of: "step to internal_raw_sales_data")
        #expect(made?.code == .unknownAsset && made?.next == "show internal_raw_sales_data")
    }
}
