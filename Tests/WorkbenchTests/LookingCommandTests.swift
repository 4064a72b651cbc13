import Clustering
import Testing
import Vocabulary

@testable import Workbench

/// How a person looks at what has been learned: ledger, profile, silhouettes, charts and help.
struct LookingCommandTests {
    private let shops: Shops
    private var desk: Desk { shops.desk }

    init() throws { shops = try Shops() }

    @Test func theLedgerOfPreparedRowsCanBeRead() async throws {
        try await shops.load("prepare shops ignore=region impute=median scale=zscore as z")
        let ledger = try await desk.run("ledger z")
        #expect(ledger.contains("filled") && ledger.contains("scaled") && ledger.contains("ledger: 21 rows in, 21 out"))
        #expect(try await desk.run("ledger").contains("filled"))
    }

    @Test func whatIsStillMissingIsTold() async throws {
        try await shops.load()
        let said = try await desk.run("prepare shops scale=zscore as z")
        #expect(said.contains("1 cell of size still missing") && said.contains("region stayed text"))
    }

    @Test(arguments: [("[1, 2]", "lists"), ("{a: 1}", "structs"), ("interval 1 day", "intervals")])
    func whatNoTableHoldsIsCalledByItsName(value: String, word: String) async throws {
        let refusal = try #require(await desk.refusal(of: "select \(value) as odd"))
        #expect(refusal.code == .wrongColumnType && refusal.given == word && refusal.expected?.contains("CAST") == true)
    }

    @Test func profilesAreInOriginalUnitsAndTheBestColumnsComeFirst() async throws {
        try await shops.load(
            "prepare shops ignore=visits impute=median scale=zscore outliers=iqr as z",
            "cluster kprototypes z k=2 as two", "profile two as seen")
        let seen = try await desk.table("select * from seen where level is null order by \"column\"")
        #expect(seen["column"]?.texts == ["north", "size"])
        let means = try await desk.table(
            "select avg(north) as north from two join shops using (shop) where CLUSTER = 1")
        let first = try #require(try seen["1"]?.completeNumbers.first)
        #expect(try abs(first - #require(means["north"]?.completeNumbers.first)) < 1e-9)
        let levels = try await desk.table("select * from seen where level is not null")
        #expect(levels["level"]?.texts.compactMap(\.self).sorted() == ["east", "west"])
        #expect(try await desk.answer("select sum(\"all\") from seen where level is not null") == "100.0")
        #expect(try await desk.answer("select bool_and(\"explained %\" between 0 and 100) from seen") == "true")
    }

    @Test func mediansCanStandForClusters() async throws {
        try await shops.load("prepare shops ignore=region,visits impute=median scale=robust as z", "cluster kmeans z k=2 as two", "profile two statistic=median as seen")
        let median = try await desk.answer("select median(north) from two join shops using (shop) where CLUSTER = 1")
        let said = try await desk.answer("select \"1\" from seen where \"column\" = 'north'")
        #expect(try abs(#require(Double(median)) - #require(Double(said))) < 1e-9)
    }

    @Test func aProfileCanBeOfOtherColumnsOfTheSameRows() async throws {
        try await shops.load(
            "prepare shops ignore=region,visits impute=median scale=zscore outliers=iqr pca=0.9 as z", "cluster kmeans z k=2 as two",
            "profile two shops as seen")
        let seen = try await desk.table("select * from seen where level is null order by \"column\"")
        #expect(seen["column"]?.texts == ["north", "size", "visits"])
        // Empty cells are passed over, and nothing has gone through pca.
        let means = try await desk.table(
            "select CLUSTER, avg(north) as north, avg(size) as size, avg(visits) as visits from two join shops using (shop) group by 1 order by 1")
        for cluster in 0..<2 {
            let said = try #require(seen["\(cluster + 1)"]).completeNumbers
            for (position, name) in ["north", "size", "visits"].enumerated() {
                #expect(try abs(said[position] - #require(means[name]).completeNumbers[cluster]) < 1e-9, "\(name)")
            }
        }
    }

    @Test func otherColumnsAreMatchedByIDs() async throws {
        try await shops.load("cluster kmeans shops ignore=region,size k=2 as two")
        let said = try await desk.run(
            "profile two (select visits as v, shop from shops where visits > 5 union all select 1, 'new') id=shop as seen")
        #expect(said.contains("columns of 16 rows of the query, named by shop"))
        #expect(said.contains("6 rows of two left out, which the query does not have"))
        #expect(said.contains("1 row of the query left out, which two does not have"))
        #expect(try await desk.answer("select round(\"all\", 6) from seen") == "13.0")
        let none = try #require(await desk.refusal(of: "profile two (select 1 as a)"))
        #expect(none.code == .undefinedResult && none.message.contains("no row in common"))
        let idle = try #require(await desk.refusal(of: "profile two id=shop"))
        #expect(idle.code == .unknownParameter && idle.next == "profile two DATA id=shop")
    }

    @Test func rowsAreNotTakenForOthersThatHaveTheSameNumber() async throws {
        try await shops.load(
            "cluster kmeans (select north, visits from shops) k=2 as numbered", "cluster kmeans shops ignore=region,size k=2 as named")
        let anonymous = try #require(await desk.refusal(of: "profile numbered (select visits as code, north from shops where north < 100)"))
        #expect(anonymous.code == .undefinedResult && anonymous.message.contains("named by code") && anonymous.message.contains("numbered"))
        let repeated = "(select * from shops union all select * from shops)"
        let twice = try #require(await desk.refusal(of: "profile named \(repeated)"))
        #expect(twice.message.contains("numbered") && twice.given?.contains("21 values come more than once") == true)
        let compared = try #require(await desk.refusal(of: "compare named numbered"))
        #expect(compared.code == .undefinedResult && compared.message.contains("numbered"))
        let strangers = try #require(await desk.refusal(of: "compare named (select 'x' || shop as shop, 1 as CLUSTER from shops)"))
        #expect(strangers.message.contains("no row in common") && strangers.given?.contains("x0010") == true)
        let nobody = try #require(await desk.refusal(of: "profile named (select * from shops where false)"))
        #expect(nobody.message.contains("has no rows"))
        #expect(await desk.refusal(of: "profile numbered (select size from shops)") == nil)
        let fewer = try #require(await desk.refusal(of: "profile numbered (select size from shops where north < 2)"))
        #expect(fewer.message.contains("only numbered"))
    }

    @Test func whatAProfilePassesOverIsTold() async throws {
        try await shops.load("cluster kmeans shops ignore=region,size k=2 as two")
        let said = try await desk.run(
            """
            profile two (select shop, nullif(region, 'west') as side, null::varchar as nothing, date '2024-01-01' as opened
            from shops where visits > 1) as seen
            """)
        #expect(said.contains("opened passed over") && said.contains("nothing passed over") && said.contains("profiled"))
        #expect(try await desk.answer("select \"all\" from seen") == "100.0")
        let bare = try #require(await desk.refusal(of: "profile two (select shop from shops)"))
        #expect(bare.message.contains("no column to profile"))
    }

    @Test func rowsInNoClusterHaveAColumnOfTheirOwn() async throws {
        try await shops.load(
            "prepare shops ignore=region,visits impute=median as z", "cluster dbscan z eps=5 min_samples=3 as dense",
            "profile dense as seen")
        let said = "select \"none\" = 400 and \"all\" < 10 from seen where \"column\" = 'north'"
        #expect(try await desk.answer(said) == "true")
    }

    @Test func aProfileCanBeCancelled() async throws {
        try await shops.load("cluster kmeans (select shop, north, visits from shops) k=2 as two")
        await #expect(throws: ClusteringError.cancelled) {
            try await desk.session.profile(of: "two", in: Execution(isCancelled: { true }))
        }
    }

    @Test func sizesAreThoseOfTheRowsOfEachCluster() async throws {
        try await shops.load(
            "prepare shops ignore=region impute=median scale=robust outliers=iqr weight=visits as z", "cluster kmeans z k=2 as two")
        let sizes = try await desk.table("profile two")
        let rows = try #require(sizes["rows"]).completeNumbers
        let weights = try #require(sizes["weight"]).completeNumbers
        #expect(rows.reduce(0, +) == 21 && weights.reduce(0, +) == 211)
        #expect(try #require(sizes["outliers"]).completeNumbers.reduce(0, +) == 1)
    }

    @Test func membershipsOfAMixtureStandBesideTheClusters() async throws {
        try await shops.load("prepare shops ignore=region,visits impute=median scale=zscore outliers=iqr as z", "cluster gaussian_mixture z k=2 as two")
        #expect(try await desk.answer("select max(abs(membership_1 + membership_2 - 1)) < 1e-9 from two where not OUTLIER") == "true")
    }

    @Test func aTreeCanBeReadAndCut() async throws {
        try await shops.load(
            "prepare shops ignore=region,visits impute=median scale=zscore outliers=iqr as z", "cluster average z k=2 as two",
            "dendrogram two as joins")
        #expect(try await desk.answer("select count(*) from joins") == "19")
        let last = try await desk.table("select * from joins limit 1").row(0).map(\.text)
        #expect(last[0] == "19" && last[3] == "1" && last[4] == "20")
        #expect(try await desk.answer("select \"first\" in (select shop from shops) from joins where \"join\" = 1") == "true")
        #expect(try await desk.answer("select bool_and(rise >= 0) from joins where rise is not null") == "true")
        // The last two clusters are as large as those the tree was cut into.
        let sizes = try await desk.answer(
            "select string_agg(n, ' ' order by n) from (select count(*) as n from two where not OUTLIER group by CLUSTER)")
        let joined = try await desk.answer(
            """
            select string_agg("rows", ' ' order by "rows") from joins
            where 'join ' || "join" in (select unnest(["first", "second"]) from joins where clusters = 1)
            """)
        #expect(sizes == joined && !sizes.isEmpty)
        try await desk.run("cluster kmeans z k=2 as flat")
        let refusal = try #require(await desk.refusal(of: "dendrogram flat"))
        #expect(refusal.code == .undefinedResult && refusal.expected?.contains("ward") == true)
    }

    @Test func silhouettesOfRowsHaveTheirMeanInTheMetrics() async throws {
        try await shops.load(
            "prepare shops ignore=region,visits impute=median scale=zscore outliers=iqr as z", "cluster kmeans z k=2 as two",
            "silhouettes two as fits")
        let mean = try #require(Double(try await desk.answer("select avg(SILHOUETTE) from fits")))
        let scores = try await desk.table("metrics two metrics=silhouette")
        #expect(try abs(mean - #require(scores["value"]?.completeNumbers.first)) < 1e-9)
        #expect(try await desk.answer("select count(*) from fits where SILHOUETTE is null") == "1")
        let shown = try await desk.table("silhouettes two")["SILHOUETTE"]
        let values = try #require(shown).numbers.compactMap(\.self)
        #expect(values == values.sorted())
    }

    @Test func whyNoRowHasASilhouetteIsTold() async throws {
        try await shops.load(
            "cluster kmeans (select shop, north, visits from shops) k=1 as one", "cluster kmeans (select shop, north, visits from shops limit 3) k=3 as each")
        for name in ["one", "each"] {
            let score = try await desk.table("metrics \(name) metrics=silhouette")
            let note = try #require(score.columns.last?.texts.last ?? nil)
            #expect(try await desk.run("silhouettes \(name)").contains("no row has a silhouette: \(note)"))
        }
    }

    @Test func aSweepIsDrawnWithALineForEachMethod() async throws {
        try await shops.load(
            "prepare shops ignore=region,visits impute=median scale=zscore as z", "sweep kmeans,average z k=2..4 metrics=silhouette as swept")
        let path = shops.folder.path(of: "swept.svg")
        try await desk.run("plot scores swept > \"\(path)\"")
        let svg = try String(contentsOfFile: path, encoding: .utf8)
        #expect(svg.contains("kmeans") && svg.contains("silhouette"))
        #expect(await desk.refusal(of: "plot scores z")?.code == .undefinedResult)
    }

    @Test(arguments: [
        ("ward", "sum of squares"), ("lof", "local_outlier_factor"), ("onehot", "one_hot"), ("gap", "references"),
        ("impute", "of prepare"), ("n_init", "of kmeans"), ("silhouette", "own cluster than to the next"),
        ("gower", "share of its range"), ("pca", "components"), ("average", "linkage"), ("exit", "also: exit"), ("prep", "steps=A,B,C"),
        ("METHOD", "kmedoids"), ("METHODS", "of sweep"), ("dunn", "Dunn"),
    ])
    func helpKnowsTheWordsThatAreTyped(word: String, shows: String) async throws {
        #expect(try await desk.run("help \(word)").contains(shows))
    }

    @Test(arguments: ["prepare", "steps"])
    func helpListsEveryStep(word: String) async throws {
        let page = try await desk.run("help \(word)")
        for type in Preparations.all { #expect(page.contains(type.card.name) && page.contains(type.card.summary)) }
    }

    @Test func aPresetIsExplainedWithTheSettingsItStandsFor() async throws {
        let table = try await desk.table("help average")
        let linkage = try #require(table.rows.first { $0[0].text == "linkage" })
        #expect(linkage[2].text == "average")
    }

    @Test(arguments: [
        ("plot silhouette two > s.png", ".png", ".svg"), ("plot silhouette two > s.csv", ".csv", ".svg"),
        ("export two > x.xlsx", ".xlsx", ".parquet"), ("export two x.xlsx", "x.xlsx", ".parquet"),
        ("export two > two.svg", "two.svg", ".csv"), ("show two > x.xlsx", "x.xlsx", ".parquet"),
    ])
    func whatCanBeWrittenIsToldWithWhatCannot(_ statement: String, _ given: String, _ expected: String) async throws {
        try await shops.load("cluster kmeans (select shop, north, visits from shops) k=2 as two")
        let refusal = try #require(await desk.refusal(of: statement))
        #expect(refusal.given == given && refusal.expected?.contains(expected) == true)
    }

    @Test func helpTellsDefaults() async throws {
        let page = try await desk.run("help kmeans")
        #expect(page.contains("default") && page.contains("0.0001"))
    }
}

extension Session {
    fileprivate func profile(of name: String, in execution: Execution) throws {
        _ = try ClusterProfile(of: ProfiledRows(clusters(name).value), .mean, in: execution)
    }
}
