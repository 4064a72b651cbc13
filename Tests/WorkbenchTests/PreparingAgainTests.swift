import Testing
import Vocabulary

@testable import Workbench

/// What prepare has made can be prepared further: the steps are one chain, and nothing that was settled is lost.
struct PreparingAgainTests {
    private let shops: Shops
    private var desk: Desk { shops.desk }

    init() throws { shops = try Shops() }

    @Test func rowsAreAssignedThroughAllSteps() async throws {
        try await shops.load(
            "prepare shops ignore=region,visits impute=median scale=zscore as z", "prepare z pca=1 as components",
            "cluster kmeans components k=2 as two", "assign two shops as placed")
        let apart = "select count(*) from two join placed using (shop) where two.CLUSTER != placed.CLUSTER"
        #expect(try await desk.answer(apart) == "0")
    }

    @Test func profilesGoBackThroughAllSteps() async throws {
        try await shops.load(
            "prepare shops ignore=region,visits impute=median scale=robust as z", "prepare z scale=minmax outliers=iqr as unit",
            "cluster kmeans unit k=2 as two", "profile two as seen")
        let mean = try #require(Double(try await desk.answer("select avg(north) from two join shops using (shop) where CLUSTER = 1")))
        let said = try #require(Double(try await desk.answer("select \"1\" from seen where \"column\" = 'north'")))
        #expect(abs(mean - said) < 1e-9)
    }

    @Test func outliersStayOutliersAndWeightsStayWeights() async throws {
        try await shops.load(
            "prepare shops ignore=region impute=median scale=robust outliers=iqr weight=visits as z", "prepare z scale=zscore as again")
        #expect(try await desk.answer("select count(*) from again where OUTLIER") == "1")
        #expect(try await desk.answer("select sum(ROW_WEIGHT) from again") == (try await desk.answer("select sum(ROW_WEIGHT) from z")))
        // What is learned later is not learned from the outlier: without it, the mean of every column is 0.
        #expect(try await desk.answer("select abs(avg(north)) < 1e-9 from again where not OUTLIER") == "true")
    }

    @Test func whatIsLeftOutIsAStepOfItsOwn() async throws {
        try await shops.load("prepare shops ignore=region,visits impute=median scale=zscore as z")
        let said = try await desk.run("prepare z ignore=size scale=minmax as narrow")
        #expect(said.contains("21 rows of z, prepared already by: numeric_imputation, zscore") && said.contains("drops size"))
        try await desk.run("cluster kmeans narrow k=2 as two", "assign two shops as placed", "profile two as seen")
        #expect(try await desk.table("select * from seen")["column"]?.texts == ["north"])
    }

    @Test(arguments: ["id=north", "weight=north", "size=north"])
    func whatNamesAndWeighsRowsIsSettled(word: String) async throws {
        try await shops.load("prepare shops ignore=region,visits impute=median scale=zscore as z")
        let refusal = try #require(await desk.refusal(of: "prepare z \(word) scale=minmax as again"))
        #expect(refusal.code == .unknownParameter && refusal.message.contains("settled"))
    }

    @Test func aProfileSurvivesColumnsThatLaterStepsDropped() async throws {
        try await shops.load(
            "prepare shops ignore=region,visits impute=median scale=zscore correlated=0.5 as z", "cluster kmeans z k=2 as two",
            "profile two as seen")
        let columns = try #require(try await desk.table("select * from seen")["column"]?.texts)
        #expect(columns == ["north"])
    }
}
