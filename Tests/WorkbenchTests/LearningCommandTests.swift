import Clustering
import Testing
import Vocabulary

@testable import Workbench

/// What a person does with `prepare`, `cluster` and the verbs that follow from them.
struct LearningCommandTests {
    private let shops: Shops
    private var desk: Desk { shops.desk }

    init() throws { shops = try Shops() }

    // MARK: Preparing

    @Test func stepsAreTakenInTheirOrderWhateverTheOrderOfTheWords() async throws {
        try await shops.load()
        let said = try await desk.run("prepare shops scale=zscore impute=median ignore=region,visits outliers=iqr as z")
        let steps = ["numeric_imputation", "zscore", "iqr"].compactMap { said.range(of: $0)?.lowerBound }
        #expect(steps.count == 3 && steps == steps.sorted())
        #expect(said.contains("named by shop") && said.contains("flagged rows (1)"))
        let rows = try await desk.table("show z where OUTLIER")
        #expect(rows["shop"]?.texts == ["0099"])
    }

    @Test func stepsMayBeGivenInAnOrderOfTheirOwnWithSettings() async throws {
        try await shops.load()
        let said = try await desk.run(
            "prepare shops ignore=region steps=numeric_imputation,robust,pca numeric_imputation.strategy=median pca.components=1 as z")
        #expect(said.contains("keeps 1 component"))
        #expect(try await desk.table("describe z")["column"]?.texts == ["shop", "PC1", "OUTLIER"])
    }

    @Test(arguments: ["elliptic", "iforest", "lof"])
    func theShareOfOutliersIsAskedForInOneWord(method: String) async throws {
        try await shops.load("prepare shops ignore=region impute=median outliers=\(method) contamination=0.1 as z")
        #expect(try await desk.answer("select count(*) from z where OUTLIER") == "2")
    }

    // MARK: Clustering

    @Test func outliersArePlacedAndNotLearnedFrom() async throws {
        try await shops.load(
            "prepare shops ignore=region,visits impute=median scale=robust outliers=iqr as z", "cluster kmeans z k=2 as two")
        #expect(try await desk.answer("select count(*) from two") == "21")
        #expect(try await desk.answer("select count(distinct CLUSTER) from two where shop in ('0010', '0029')") == "2")
        #expect(try await desk.answer("select CLUSTER = (select CLUSTER from two where shop = '0029') from two where shop = '0099'") == "true")
    }

    @Test func clustersOutliveTheSession() async throws {
        try await shops.load("prepare shops ignore=region,visits impute=median scale=robust as z", "cluster kmeans z k=2 as two")
        let before = try await desk.table("show two")
        let again = try Desk(in: shops.folder)
        #expect(try await again.table("show two") == before)
        #expect(try await again.run("models").contains("cluster kmeans z k=2"))
        #expect(try await again.run("list").contains("prepared rows"))
        try await again.run("drop two")
        #expect(await again.refusal(of: "show two")?.code == .unknownName)
    }

    @Test func theCommandListedMakesTheSameAgain() async throws {
        try await shops.load("prepare shops ignore=region,visits impute=median scale=robust as z", "cluster kmeans z k=3 as three")
        let before = try await desk.session.hash(of: "three")
        let made = try #require(try await desk.table("models")["made by"]?.texts.first ?? nil)
        try await desk.run("drop three", made)
        #expect(try await desk.session.hash(of: "three") == before)
    }

    @Test func newRowsGoThroughTheSameSteps() async throws {
        try await shops.load("prepare shops ignore=region,visits impute=median scale=robust as z", "cluster kmeans z k=2 as two", "assign two shops as placed")
        let query = "select count(*) from placed join two using (shop) where placed.CLUSTER <> two.CLUSTER"
        #expect(try await desk.answer(query) == "0")
        let refusal = await desk.refusal(of: "assign two (select shop, north from shops) as other")
        #expect(refusal?.code == .missingColumn)
    }

    @Test(arguments: ["(select shop, north, visits from shops)", "shops ignore=size,region", "shops weight=visits ignore=size,region"])
    func newRowsMayHaveFurtherColumnsOfTextOrWithGaps(rows: String) async throws {
        try await shops.load("cluster kmeans \(rows) k=2 as two", "assign two shops as placed")
        let query = "select count(*) from placed join two using (shop) where placed.CLUSTER = two.CLUSTER"
        #expect(try await desk.answer(query) == "21")
    }

    @Test func agreementIsCountedByIDs() async throws {
        try await shops.load("cluster kmeans (select shop, visits from shops) k=2 as two", "cluster kmeans (select shop, visits from shops limit 20) k=2 as fewer")
        let said = try await desk.run("compare two shops label=region")
        #expect(said.contains("adjusted_rand") && said.contains("west"))
        #expect(try await desk.run("compare two fewer").contains("1 row of only one of the two left out"))
    }

    @Test func groupsMayBeCalledWhatTheTableCallsItsOwn() async throws {
        try await shops.load("cluster kmeans (select shop, visits from shops) k=2 as two")
        let labels = "case visits when 1 then 'all' when 2 then '' when 3 then '(all)' else region end"
        let said = try await desk.table("compare two (select shop, \(labels) as kind from shops) label=kind")
        #expect(Set(said.columnNames) == ["()", "all", "", "(all)", "east", "west", "((all))"])
        #expect(said["((all))"]?.texts.last == "21")
    }

    @Test func ofManyGroupsTheSmallAreShownTogether() async throws {
        try await shops.load("cluster kmeans (select shop, visits from shops) k=2 as two")
        let rows = "(select shop, 'kind ' || greatest(visits, 1) as kind from shops)"
        // Twenty kinds, of which the first has two rows, fit; one kind more does not.
        #expect(try await desk.table("compare two \(rows) label=kind").columnNames.contains("others") == false)
        let every = "compare two (select shop, 'kind ' || shop as kind from shops) label=kind"
        let table = try await desk.table(every)
        #expect(table.columns.count == 23 && table["others"]?.texts.last == "1")
        #expect(try await desk.run(every).contains("others stands for the 1 smallest group of the query.kind"))
    }

    /// Neither a table of nothing nor a word about rows that are too few.
    @Test(arguments: ["metrics none", "assign none shops", "assign none shops nearest=true", "compare none two", "compare two none"])
    func whereEveryRowIsNoiseTheWayOutIsShown(statement: String) async throws {
        try await shops.load(
            "cluster kmeans (select shop, visits from shops) k=2 as two",
            "cluster dbscan (select shop, visits, north from shops) eps=0.001 min_samples=9 as none")
        let refusal = await desk.refusal(of: statement)
        #expect(refusal?.code == .undefinedResult && refusal?.message == "no row of none is in a cluster: all are noise")
        #expect(refusal?.expected?.contains("a larger eps") == true && refusal?.given?.contains("cluster dbscan ") == true)
        // The same command would make the same noise.
        #expect(refusal?.next == nil)
    }

    @Test func groupsThatShareNoRowAreNotCompared() async throws {
        try await shops.load("cluster kmeans (select shop, visits from shops) k=2 as two")
        let refusal = await desk.refusal(of: "compare two (select shop, nullif(region, region) as kind from shops) label=kind")
        #expect(refusal?.code == .undefinedResult && refusal?.message.contains("no row is in a group of both") == true)
    }

    @Test func sweepsRankMethodsAndCounts() async throws {
        try await shops.load("prepare shops ignore=region,visits impute=median scale=zscore as z")
        let board = try await desk.table("sweep kmeans z k=2..4 n_init=3 metrics=silhouette as board")
        #expect(board["k"]?.count == 3 && board["place"]?.texts == ["1", "2", "3"])
        #expect(try await desk.answer("select count(*) from board") == "3")
    }

    @Test func suggestionsShowEveryVote() async throws {
        try await shops.load("prepare shops ignore=region,visits impute=median scale=zscore as z")
        let said = try await desk.run("suggest k max=4 min_size=2 references=5 resamples=5")
        #expect(said.contains("votes") && said.contains("silhouette prefers") && said.contains("gap"))
    }

    @Test func suggestionsTakeTheSettingsOfTheirMethodInAnyOrder() async throws {
        try await shops.load("prepare shops ignore=region,visits impute=median scale=zscore outliers=iqr as z")
        let effort = "max=3 references=5 resamples=5"
        let said = try await desk.run("suggest k z \(effort) method=kmedoids distance=manhattan")
        #expect(said.contains("rows are compared by distance manhattan"))
        #expect(try await desk.run("suggest k z distance=manhattan \(effort) method=kmedoids") == said)
    }

    @Test func whatIsSuggestedForMustBePlain() async throws {
        try await shops.load("prepare shops ignore=region,visits impute=median as one", "prepare shops ignore=region impute=median as two")
        let refusal = await desk.refusal(of: "suggest k")
        #expect(refusal?.code == .missingOperand && refusal?.expected == "one, two")
    }

    @Test func namedClustersAreDrawnAndMeasured() async throws {
        try await shops.load("prepare shops ignore=region,visits impute=median scale=zscore as z", "cluster kmeans z k=2 as two")
        try await desk.run("plot silhouette two > \(shops.folder.path(of: "two.svg"))")
        #expect(try shops.folder.text(of: "two.svg").contains("<svg"))
        let measures = try await desk.table("metrics two metrics=silhouette,dunn")
        #expect(measures["metric"]?.texts == ["silhouette", "dunn"])
        #expect(await desk.refusal(of: "plot scores two")?.code == .undefinedResult)
    }

    // MARK: Columns

    @Test func textsThatWereNeverSeenAreTold() async throws {
        try await shops.load(
            "prepare shops ignore=visits impute=median encode=onehot scale=zscore as z", "cluster kmeans z k=2 as two",
            "cluster kmedoids shops distance=gower ignore=size k=2 as other")
        let rows = "(select shop, north, size, visits, 'south' as region from shops where size is not null)"
        let encoded = try await desk.run("assign two \(rows) as placed")
        #expect(encoded.contains("one_hot met 20 cells of region with levels it has not learned: south first"))
        let compared = try await desk.run("assign other \(rows) as placed")
        #expect(compared.contains("20 cells of region with levels no row had when the clusters were made, south first"))
        #expect(try await !desk.run("assign other shops as placed").contains("levels no row had"))
    }

    @Test func columnsOfPreparedRowsCanBeLeftOut() async throws {
        try await shops.load("prepare shops ignore=region,visits impute=median scale=zscore as z", "cluster kmeans z k=2 as all")
        try await desk.run("cluster kmeans z k=2 ignore=size as some", "profile some as columns")
        // What was left out is still told of.
        #expect(try await desk.table("select * from columns order by \"column\"")["column"]?.texts == ["north", "size"])
        let (all, some) = (try await desk.session.columns(of: "all"), try await desk.session.columns(of: "some"))
        #expect(all == ["north", "size"] && some == ["north"])
        #expect(await desk.refusal(of: "cluster kmeans z k=2 ignore=sise")?.nearest == ["size"])
        #expect(await desk.refusal(of: "sweep kmeans z k=2..3 ignore=region")?.code == .missingColumn)
    }

    @Test func preparedRowsAreNotPreparedAgain() async throws {
        try await shops.load(
            "prepare shops ignore=region,visits impute=median scale=zscore as z", "cluster kmeans z k=2 as two",
            "assign two z as here", "assign two shops as there")
        #expect(try await desk.answer("select max(abs(a.DISTANCE - b.DISTANCE)) from here a join there b using (shop)") == "0.0")
        try await desk.run("prepare shops ignore=region,visits impute=median scale=robust as other")
        #expect(await desk.refusal(of: "assign two other")?.message.contains("other steps") == true)
    }

    @Test func linesOfDifferentLengthAreNoTableOfOneColumn() async throws {
        try shops.folder.write("id,a,b\n1,2\n2,3,4,5\n3\n", to: "ragged.csv")
        let refusal = await desk.refusal(of: "load ragged \"\(shops.folder.path(of: "ragged.csv"))\"")
        #expect(refusal?.code == .unreadable)
    }

    // MARK: Limits

    @Test func limitsHoldInTrainingAndInAssigning() async throws {
        try await shops.load("prepare shops ignore=region,visits impute=median scale=robust outliers=iqr as z")
        try await desk.run("cluster kmeans z k=3 min_size=6 max_size=7 must_link=0010+0029 cannot_link=0011+0012 as kept")
        #expect(try await desk.answer("select min(n) >= 6 and max(n) <= 7 from (select count(*) as n from kept group by CLUSTER)") == "true")
        let apart = "select count(distinct CLUSTER) from kept where shop in"
        #expect(try await desk.answer("\(apart) ('0010', '0029')") == "1")
        #expect(try await desk.answer("\(apart) ('0011', '0012')") == "2")
        #expect(try await desk.run("show kept").contains(LimitedClustering.heldMeaning))
        #expect(try await !desk.run("show z").contains(LimitedClustering.heldMeaning))
        try await desk.run("assign kept shops max_size=8 pin=0010:2 as placed")
        #expect(try await desk.answer("select max(n) <= 8 from (select count(*) as n from placed group by CLUSTER)") == "true")
        #expect(try await desk.answer("select CLUSTER from placed where shop = '0010'") == "2")
    }

    @Test func sizesMayBeThoseOfAColumn() async throws {
        try await shops.load("prepare shops ignore=region impute=median size=visits scale=robust as z")
        try await desk.run("cluster kmeans z k=3 min_size=60 as kept")
        let least = "select min(n) from (select sum(ROW_SIZE) as n from kept join z using (shop) group by CLUSTER)"
        #expect(try #require(Double(try await desk.answer(least))) >= 60)
    }

    @Test func whatCannotBeKeptIsToldWithTheCountsThatCan() async throws {
        try await shops.load("prepare shops ignore=region,visits impute=median scale=robust as z")
        let refusal = await desk.refusal(of: "cluster kmeans z k=5 min_size=5 as kept")
        #expect(refusal?.code == .infeasible && refusal?.expected == "k from 1 to 4")
        #expect(await desk.refusal(of: "cluster dbscan z eps=1 min_size=5")?.code == .undefinedResult)
        #expect(await desk.refusal(of: "cluster kmeans z k=2 pin=0010")?.code == .wrongKind)
        #expect(await desk.refusal(of: "cluster kmeans z k=2 must_link=0010+nobody")?.code == .unknownName)
    }

    @Test(arguments: ["pin=0099:a", "must_link=0010+0099", "cannot_link=0099+0010"])
    func limitsOfAnOutlierAreRefusedAsSuch(limit: String) async throws {
        try await shops.load("prepare shops ignore=region,visits impute=median scale=robust outliers=iqr as z")
        let refusal = await desk.refusal(of: "cluster kmeans z k=2 \(limit)")
        #expect(refusal?.code == .undefinedResult && refusal?.given == "0099")
        #expect(refusal?.message.contains("0099 is an outlier") == true)
    }

    // MARK: Mistakes

    @Test(arguments: [
        ("prepare shops as z", DiagnosticCode.missingOperand), ("prepare shops scale=zscor as z", .wrongKind),
        ("prepare shops steps=zscor as z", .unknownName), ("prepare shops steps=zscore scale=robust as z", .surplusOperand),
        ("prepare shops scale=zscore pca.components=2 as z", .unknownParameter), ("prepare shops scale=zscore zscore.k=2 as z", .unknownParameter),
        ("prepare shops scale=zscore contamination=0.1 as z", .unknownParameter), ("prepare shops outliers=iqr contamination=0.1 as z", .unknownParameter),
        ("prepare shops scale=zscore id=shpo as z", .missingColumn), ("prepare shops scale=zscore id=region as z", .wrongKind),
        ("prepare shops scale=zscore weight=region as z", .wrongColumnType), ("prepare shops scale=zscore as models", .nameTaken),
        ("cluster kmean shops k=2", .wrongKind), ("cluster kmeans (select shop, region from shops) k=2", .wrongColumnType), ("cluster kmeans shops k=0", .outOfRange),
        ("cluster kmeans shops kk=2", .unknownParameter), ("cluster kmeans (select shop, size from shops) k=2", .notFinite),
        ("cluster kmeans nothing k=2", .unknownName), ("assign nobody shops", .unknownName), ("compare shops shops", .missingColumn),
        ("sweep kmeans shops n_inits=3", .unknownParameter), ("suggest m shops", .wrongKind),
        ("suggest k kept k=3", .unknownParameter), ("suggest k kept linkage=ward", .unknownParameter),
        ("suggest k kept method=hdbscan", .undefinedResult), ("suggest k kept method=average height=2", .unknownParameter),
        ("suggest k kept method=kmedoids distance=far", .wrongKind),
        ("cluster kmeans (select shop, size as CLUSTER from shops) k=2", .wrongKind),
    ])
    func aMistakeIsNamedAndNothingIsLost(statement: String, code: DiagnosticCode) async throws {
        try await shops.load("prepare shops ignore=region impute=mean scale=zscore as kept")
        let before = try await desk.session.hash(of: "kept")
        let refusal = await desk.refusal(of: statement)
        #expect(refusal?.code == code, "\(refusal?.message ?? "nothing was wrong")")
        #expect(try await desk.session.hash(of: "kept") == before)
        #expect(await desk.session.named.keys.sorted() == ["kept"])
    }

    @Test(arguments: [
        ("cluster kmeans shops.csv k=2", "load NAME \"shops.csv\""), ("cluster kmeans k=2", "help cluster"),
        ("sweep kmeans,kmedoids shops n_inits=3", "help sweep"),
    ])
    func theNextCommandIsNamed(statement: String, next: String) async throws {
        try await shops.load()
        #expect(await desk.refusal(of: statement)?.next == next)
    }

    @Test func datesAreRefusedForLearningAndPassedOverForPlacing() async throws {
        try await shops.load("cluster kmeans (select shop, visits from shops) k=2 as two")
        let dated = "(select shop, visits, date '2024-02-29' as opened from shops)"
        #expect(await desk.refusal(of: "cluster kmeans \(dated) k=2")?.expected?.contains("ignore=opened") == true)
        try await desk.run("assign two \(dated) as placed")
        #expect(try await desk.answer("select count(*) from placed where CLUSTER is not null") == "21")
    }

    @Test func aRowOfNoClusterGoesToThatOfTheNearestWhereThatIsAskedFor() async throws {
        try await shops.load("cluster hdbscan (select shop, north, visits from shops) min_cluster_size=4 as dense")
        let far = "(select 'x' as shop, 5000.0 as north, 9 as visits)"
        try await desk.run("assign dense \(far) as alone")
        try await desk.run("assign dense \(far) nearest=true as joined")
        #expect(try await desk.answer("select count(CLUSTER) from alone") == "0")
        #expect(try await desk.answer("select count(CLUSTER) from joined") == "1")
    }

    @Test func aColumnThatHasBecomeTextIsToldFromOneThatIsGone() async throws {
        try await shops.load("cluster kmeans (select shop, visits from shops) k=2 as two")
        #expect(await desk.refusal(of: "assign two (select shop, region as visits from shops)")?.code == .wrongColumnType)
        #expect(await desk.refusal(of: "assign two (select shop, region from shops)")?.code == .missingColumn)
    }
}

extension Session {
    /// The columns a model of a name was made of.
    fileprivate func columns(of name: String) throws -> [String] { try clusters(name).value.rows.points().columns }

    /// What a named result holds.
    fileprivate func hash(of name: String) throws -> String {
        try materialisation(of: #require(named[name])).contentHash.text
    }
}
