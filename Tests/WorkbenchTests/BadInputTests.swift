import Testing
import Vocabulary

@testable import Workbench

struct BadInputTests {
    private let shop: Shop

    init() throws { shop = try Shop(in: TemporaryFolder()) }

    /// One way an input can be spoilt, and what must be said of it.
    struct Damage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let file: String
        let reader: String
        let spoil: @Sendable (inout [String]) -> Void
        let code: DiagnosticCode
        let given: String
        var nearest: [String] = []
        var next: String?
    }

    static let damages = [
        Damage(
            testDescription: "an empty file", file: "sales.csv", reader: "internal_sales", spoil: { $0 = [] },
            code: .emptyData, given: "0 bytes"),
        Damage(
            testDescription: "a header and nothing else", file: "sales.csv", reader: "internal_sales", spoil: { $0 = [$0[0]] },
            code: .emptyData, given: "0 sales lines"),
        Damage(
            testDescription: "sales without amounts", file: "sales.csv", reader: "internal_sales",
            spoil: { $0[0] = "SKU_NBR,STORE_NBR,CAT_DSC,TOTAL_SALE" },
            code: .missingColumn, given: "SKU_NBR, STORE_NBR, CAT_DSC, TOTAL_SALE", nearest: ["TOTAL_SALE"]),
        Damage(
            testDescription: "a mapping without need states", file: "needs.csv", reader: "need_states",
            spoil: { $0[0] = "PRODUCT_ID,CATEGORY,NEEDSTATE" },
            code: .missingColumn, given: "PRODUCT_ID, CATEGORY, NEEDSTATE", nearest: ["NEEDSTATE"]),
        Damage(
            testDescription: "an external table without stores", file: "external.csv", reader: "external",
            spoil: { $0[0] = "STORE,INCOME,SIZE" },
            code: .missingColumn, given: "STORE, INCOME, SIZE"),
        Damage(
            testDescription: "more bad rows than max_bad_rows", file: "sales.csv", reader: "internal_sales",
            spoil: { lines in for line in 11...18 { lines[line] = "100,00002,DRINKS,-1" } },
            code: .tooManyBadRows, given: "TOTAL_SALES is negative in 8 rows; the first is row 11", next: "set max_bad_rows 0.034"),
    ]

    private static let jobs = ["run internal_preprocessing_job", "run external_preprocessing_job"]

    @Test(arguments: damages)
    func whatIsWrongIsToldWithItsFactsAndEarlierResultsStay(_ damage: Damage) async throws {
        let desk = try shop.desk()
        for job in Self.jobs { try await desk.run(job) }
        let before = try desk.contents()
        try shop.folder.change(damage.file, damage.spoil)

        let job = damage.reader == "external" ? Self.jobs[1] : Self.jobs[0]
        let diagnostic = try #require(await desk.refusal(of: job))
        #expect(diagnostic.code == damage.code)
        #expect(diagnostic.message.contains(shop.folder.path(of: damage.file)))
        #expect(diagnostic.given == damage.given)
        #expect(diagnostic.nearest == damage.nearest)
        #expect(diagnostic.next == damage.next)
        #expect(diagnostic.place?.file == shop.environmentFile)
        #expect(diagnostic.place?.line == Shop.line(of: damage.reader))
        #expect(try desk.contents() == before)
    }

    @Test func aMissingFileIsToldWithItsLikes() async throws {
        let desk = try shop.desk()
        try shop.folder.write(try shop.folder.text(of: "sales.csv"), to: "sale.csv")
        try await desk.run(Self.jobs[0])
        let before = try desk.contents()
        try shop.folder.remove("sales.csv")
        let diagnostic = try #require(await desk.refusal(of: Self.jobs[0]))
        #expect(diagnostic.code == .missingFile)
        #expect(diagnostic.given == shop.folder.path(of: "sales.csv"))
        #expect(diagnostic.nearest == ["sale.csv"])
        #expect(diagnostic.place?.line == Shop.line(of: "internal_sales"))
        #expect(try desk.contents() == before)
    }

    @Test(arguments: [
        ("100,00002,SNACKS,twelve", "TOTAL_SALES is not a number"), ("100,00002,SNACKS,-0.01", "TOTAL_SALES is negative"),
        ("100,,SNACKS,12", "STORE_NBR is missing"), ("100,\"  \",SNACKS,12", "STORE_NBR is missing"), (",00002,SNACKS,12", "SKU_NBR is missing"),
        ("100,00002,,12", "CAT_DSC is missing"), ("100,00002,SNACKS,", "TOTAL_SALES is missing"),
        ("100,00002,SNACKS,inf", "TOTAL_SALES is not a number"),
    ])
    func aRowThatBreaksTheSchemaIsSetAsideWithItsReason(_ line: String, _ reason: String) async throws {
        try shop.folder.change("sales.csv") { $0[9] = line }
        let desk = try shop.desk()
        #expect(try await desk.run("run internal_preprocessing_job").contains("set aside: 1 by internal_raw_sales_data"))
        let aside = try await desk.table("show internal_raw_sales_data_set_aside")
        #expect(aside.rowCount == 1)
        #expect(aside.row(0).prefix(2).map(\.text) == [reason, "9"])
        #expect(try await desk.answer("select count(*) from internal_raw_sales_data") == "239")
        let ledger = try await desk.run("ledger internal_raw_sales_data")
        #expect(ledger.contains("240 rows in, 1 set aside, 239 out") && ledger.contains(reason))
    }

    @Test func theLimitOfBadRowsCanBeRaised() async throws {
        try shop.folder.change("sales.csv") { lines in for line in 11...18 { lines[line] = "100,00002,DRINKS,-1" } }
        let desk = try shop.desk()
        #expect(await desk.refusal(of: "run internal_preprocessing_job")?.code == .tooManyBadRows)
        #expect(try desk.contents().isEmpty)
        try await desk.run("set max_bad_rows 0.034", "run internal_preprocessing_job")
        #expect(try await desk.answer("select count(*) from internal_raw_sales_data_set_aside") == "8")
    }

    @Test func aMappingRowThatStandsThereTwiceCountsOnce() async throws {
        let desk = try shop.desk()
        try await desk.run("run internal_preprocessing_job")
        let before = try desk.contents()
        try shop.folder.change("needs.csv") { $0 += $0.suffix(2) + ["200,SNACKS, Sweet "] }
        try await desk.run("run internal_preprocessing_job")
        let after = try desk.contents()
        let shares = before.keys.filter { $0.hasPrefix("internal_sales_by_category") }
        #expect(shares.count == Shop.categories.count)
        for share in shares { #expect(after[share] == before[share]) }
        let ledger = try await desk.table("ledger internal_product_category_mapping")
        #expect(ledger["count"]?[0].text == "3" && ledger["why"]?[0].text.contains("stand there before") == true)
    }

    @Test func aProductWithoutANeedStateIsNoMistake() async throws {
        try shop.folder.change("needs.csv") { $0[1] = "100,DRINKS," }
        let desk = try shop.desk()
        try await desk.run("run internal_preprocessing_job")
        #expect(try await desk.answer("select count(*) from internal_product_category_mapping_set_aside") == "1")
        let ledger = try await desk.table("ledger internal_sales_with_categories")
        #expect(ledger.row(0).dropFirst().map(\.text) == ["set aside", "sales lines of DRINKS", "40", "the product has no need state"])
    }

    @Test func leadingZerosSurviveToTheEnd() async throws {
        try await shop.desk().run("run full_pipeline_job")
        let lines = try shop.folder.text(of: "clusters.csv").split(separator: "\n").dropFirst()
        let expected = Shop.categories.flatMap { category in Shop.stores.map { [category, $0] } }
        #expect(lines.map { $0.split(separator: ",").prefix(2).map(String.init) } == expected)
    }

    @Test func aSourceThatChangedIsNotShownAsWhatWasMadeFromIt() async throws {
        let desk = try shop.desk()
        try await desk.run("run internal_preprocessing_job")
        try shop.folder.change("sales.csv") { $0.removeLast() }
        let diagnostic = await desk.refusal(of: "show internal_raw_sales_data")
        #expect(diagnostic?.code == .sourceChanged && diagnostic?.next == "run internal_preprocessing_job")
    }

    private static let meaningless: [(statement: String, code: DiagnosticCode, nearest: String?)] = [
        ("run internal_preprocesing_job", .unknownJob, "internal_preprocessing_job"),
        ("run internal_raw_sale_data", .unknownAsset, "internal_raw_sales_data"),
        ("show internal_raw_sale_data", .unknownName, "internal_raw_sales_data"),
        ("shwo internal_raw_sales_data", .unknownVerb, "show"),
        ("s", .ambiguousVerb, "save"),
        ("config max_cluster", .unknownParameter, "max_clusters"),
        ("set max_cluster 3", .unknownParameter, "max_clusters"),
        ("set algorithm kmean", .wrongKind, "kmeans"),
        ("set norm_method zscor", .wrongKind, "zscore"),
        ("set max_clusters many", .wrongKind, nil),
        ("set max_clusters 0", .outOfRange, nil),
        ("jobs colour=red", .unknownParameter, nil),
        ("jobs red", .surplusOperand, nil),
        ("load points", .missingOperand, nil),
        ("load internal_raw_sales_data points.csv", .nameTaken, nil),
        ("show internal_sales_by_category[\"SNAKS\"]", .unknownPartition, "SNACKS"),
        ("select * from internal_sales_by_category[\"SNAKS\"]", .unknownPartition, "SNACKS"),
        ("show internal_sales_by_category limt 3", .unexpectedWord, "limit"),
        ("select * from internal_raw_sale_data", .unknownName, "internal_raw_sales_data"),
        ("select nothing from internal_raw_sales_data", .engineRefused, nil),
        ("show merged_clusters", .missingInputs, nil),
        ("run merging_job", .missingInputs, nil),
        ("env shopp", .unknownEnvironment, "shop"),
        ("plot silhouete internal_train_clustering_models[\"SNACKS\"]", .unknownName, "silhouette"),
        ("help clustr", .unknownName, "cluster"),
        ("drop internal_raw_sales_data", .unknownName, nil),
        ("show \"unclosed", .unclosed, nil),
    ]

    /// At one desk: what cannot be done leaves no trace that the next could see.
    @Test func wordsThatMeanNothingAreToldWithTheirNearest() async throws {
        let desk = try shop.desk()
        try await desk.run("run +internal_sales_by_category")
        let before = try desk.contents()
        for (statement, code, nearest) in Self.meaningless {
            let diagnostic = try #require(await desk.refusal(of: statement), "\(statement)")
            #expect(diagnostic.code == code, "\(statement)")
            #expect(diagnostic.nearest.first == nearest, "\(statement)")
        }
        #expect(try desk.contents() == before)
    }

    @Test func missingInputsNameTheAssetsAndTheJobThatMakesThem() async throws {
        let diagnostic = try #require(await shop.desk().refusal(of: "run merging_job"))
        #expect(diagnostic.given == "internal_normalized_data, internal_assign_clusters, external_normalized_data, external_assign_clusters")
        #expect(diagnostic.next == "run internal_ml_job")
    }
}
