import Store
import Testing

@testable import Workbench

struct SessionTests {
    private let shop: Shop

    init() throws {
        shop = try Shop(in: TemporaryFolder())
        try shop.folder.write("id,x,y\n007,1,2\n2,2.5,3\n3,0.5,1\n4,5,5\n5,5,6\n6,6,6\n", to: "points.csv")
    }

    private func path(_ name: String) -> String { shop.folder.path(of: name) }

    /// A desk at which the points are loaded.
    private func deskWithPoints() async throws -> Desk {
        let desk = try shop.desk()
        try await desk.run("load points \"\(path("points.csv"))\"")
        return desk
    }

    // MARK: Looking

    @Test func showTakesASQLTail() async throws {
        let table = try await deskWithPoints().table("show points where x > 1 order by x desc, id limit 2")
        #expect(table["id"]?.texts == ["6", "4"])
    }

    @Test func itIsWhatWasShownLast() async throws {
        let desk = try await deskWithPoints()
        try await desk.run("show points where x > 1")
        #expect(try await desk.answer("select count(*) from it") == "4")
        try await desk.run("select id from points where y = 6")
        #expect(try await desk.table("show it").rowCount == 2)
    }

    @Test func itMayBeAskedForInWhatBecomesIt() async throws {
        let desk = try await deskWithPoints()
        try await desk.run("show points", "select count(*) as n from it", "select n + 1 as m from it", "show it where m = 7")
        #expect(try await desk.answer("select m * 6 from it") == "42")
    }

    @Test func aPartitionIsATable() async throws {
        let desk = try shop.desk()
        try await desk.run("run +internal_normalized_data")
        let one = try await desk.table("show internal_normalized_data[\"SNACKS\"] where STORE_NBR = '00007' limit 5")
        #expect(one.rowCount == 1 && one["STORE_NBR"]?[0].text == "00007")
        #expect(try await desk.answer("select count(*) from internal_normalized_data[\"SNACKS\"]") == "40")
        #expect(try await desk.answer("select count(distinct PARTITION) from internal_normalized_data") == "2")
        let mean = try await desk.answer("select round(abs(avg(\"% Sales SWEET\")), 9) from internal_normalized_data[\"SNACKS\"]")
        #expect(Double(mean) == 0)
    }

    @Test func describeTellsTypesAndSummarizeFigures() async throws {
        let desk = try await deskWithPoints()
        #expect(try await desk.table("describe points").rows.map { $0.map(\.text) } == [["id", "VARCHAR"], ["x", "DOUBLE"], ["y", "BIGINT"]])
        #expect(try await desk.table("describe (select 1 as a)")["column"]?.texts == ["a"])
        let summary = try await desk.table("summarize points")
        #expect(summary["mean"]?.texts == [nil, "3.3333", "3.8333"])
        #expect(summary["max"]?.texts == ["6", "6.0", "6"])
    }

    // MARK: Files and names

    @Test(arguments: ["csv", "tsv", "parquet", "json"])
    func whatIsExportedLoadsAgain(_ ending: String) async throws {
        let desk = try await deskWithPoints()
        #expect(try await desk.run("export points > \(path("copy.\(ending)"))").contains("6 rows"))
        try await desk.run("load copy \"\(path("copy.\(ending)"))\"")
        let original = try await desk.table("select cast(id as varchar) as id, x::double as x, y::double as y from points")
        #expect(try await desk.table("select cast(id as varchar) as id, x::double as x, y::double as y from copy") == original)
    }

    @Test(arguments: ["md", "txt"])
    func rowsExportAsMarkdown(_ ending: String) async throws {
        try await deskWithPoints().run("export (select id, y from points limit 1) \(path("copy.\(ending)"))")
        #expect(try shop.folder.text(of: "copy.\(ending)") == "| id | y |\n| --- | ---: |\n| 007 | 2 |\n")
    }

    @Test func anExportThatFailsLeavesWhatStoodThere() async throws {
        let desk = try await deskWithPoints()
        try shop.folder.write("precious", to: "kept.csv")
        #expect(await desk.refusal(of: "export nowhere > \(path("kept.csv"))")?.code == .unknownName)
        #expect(await desk.refusal(of: "export (select nothing from points) > \(path("kept.csv"))")?.code == .engineRefused)
        #expect(try shop.folder.text(of: "kept.csv") == "precious")
        #expect(await desk.refusal(of: "export points > \(path("points.svg"))")?.code == .unwritable)
    }

    @Test func aDroppedNameIsGoneAndItsFileStays() async throws {
        let desk = try await deskWithPoints()
        try await desk.run("select * from points", "drop points")
        #expect(await desk.refusal(of: "show points")?.code == .unknownName)
        #expect(await desk.refusal(of: "select * from points")?.code == .unknownName)
        #expect(try shop.folder.text(of: "points.csv").hasPrefix("id,x,y"))
    }

    @Test func aFileLoadedAnewIsReadAnew() async throws {
        let desk = try await deskWithPoints()
        #expect(try await desk.answer("select count(*) from points") == "6")
        try shop.folder.change("points.csv") { $0 += ["8,9,9", "9,9,9"] }
        #expect(try await desk.answer("select count(*) from points") == "8")
    }

    // MARK: What lasts

    @Test func namesSettingsAndEnvironmentOutliveTheSession() async throws {
        try await deskWithPoints().run("set max_clusters 3", "set internal.max_clusters 2", "env shop")
        let desk = try shop.desk()
        let row = try await desk.table("config max_clusters").row(0).map(\.text)
        #expect(row.prefix(3) == ["max_clusters", "2", "3"])
        #expect(try await desk.answer("select count(*) from points") == "6")
        try await desk.run("drop points", "set max_clusters 4")
        let next = try shop.desk()
        #expect(try await next.table("config max_clusters").row(0).map(\.text).prefix(3) == ["max_clusters", "4", "4"])
        #expect(await next.refusal(of: "show points")?.code == .unknownName)
    }

    @Test func aCommandThatFailsChangesNothingButTheJournal() async throws {
        let desk = try await deskWithPoints()
        try await desk.run("set max_clusters 3")
        #expect(await desk.refusal(of: "set max_clusters 5000")?.code == .outOfRange)
        #expect(await desk.refusal(of: "load points \"\(path("nowhere.csv"))\"")?.code == .missingFile)
        #expect(await desk.refusal(of: "env nowhere")?.code == .unknownEnvironment)
        #expect(await desk.refusal(of: "laod points")?.code == .unknownVerb)
        #expect(try await desk.table("config max_clusters").row(0)[1].text == "3")
        #expect(try await desk.answer("select count(*) from points") == "6")
        let journal = try await desk.journal()
        #expect(journal.filter { $0.outcome == .failed }.map(\.note) == ["E203", "E301", "E210"])
        #expect(journal.filter { $0.outcome == .done }.map(\.text).prefix(2).last == "set max_clusters 3")
        #expect(journal.allSatisfy { $0.outcome != nil })
    }

    @Test func setForBothSidesHoldsForBoth() async throws {
        let desk = try shop.desk()
        try await desk.run("set internal.max_clusters 2", "set max_clusters 3")
        #expect(try await desk.table("config max_clusters").row(0).map(\.text).prefix(3) == ["max_clusters", "3", "3"])
    }

    // MARK: Scripts

    @Test func aSavedSessionGivesTheSameInAnEmptyWorkspace() async throws {
        let desk = try await deskWithPoints()
        try await desk.run("set max_clusters 3", "run full_pipeline_job", "select count(*) from merged_clusters")
        _ = await desk.refusal(of: "show nowhere")
        try await desk.run("save session \"\(path("saved.clu"))\"")
        let script = try shop.folder.text(of: "saved.clu")
        #expect(script.hasPrefix("clustering 1\n") && !script.contains("nowhere"))

        let other = try shop.desk(workspace: "other")
        try await other.run("do \"\(path("saved.clu"))\"")
        let contents = try other.contents()
        #expect(contents == (try desk.contents()))
        #expect(Set(contents.keys.map { $0.prefix { $0 != "[" } }).count == 41)
        #expect(try await other.table("config max_clusters").row(0)[1].text == "3")
    }

    @Test func theCommandsOfAScriptThatFailsStayDoneUpToTheFailure() async throws {
        try shop.folder.write("clustering 1\nset max_clusters 3\nload points nowhere.csv\nset max_clusters 2\n", to: "fails.clu")
        let desk = try shop.desk()
        let diagnostic = await desk.refusal(of: "do \"\(path("fails.clu"))\"")
        #expect(diagnostic?.code == .missingFile && diagnostic?.place?.line == 3 && diagnostic?.place?.file == path("fails.clu"))
        #expect(try await desk.table("config max_clusters").row(0)[1].text == "3")
        #expect(try await shop.desk().table("config max_clusters").row(0)[1].text == "3")
    }

    @Test func aScriptThatRunsItselfIsRefused() async throws {
        try shop.folder.write("clustering 1\ndo \"\(path("self.clu"))\"\n", to: "self.clu")
        try shop.folder.write("clustering 1\ndo \"\(path("there.clu"))\"\n", to: "back.clu")
        try shop.folder.write("clustering 1\ndo \"\(path("back.clu"))\"\n", to: "there.clu")
        let desk = try shop.desk()
        #expect(await desk.refusal(of: "do \"\(path("self.clu"))\"")?.code == .badScript)
        #expect(await desk.refusal(of: "do \"\(path("there.clu"))\"")?.code == .badScript)
    }

    @Test func aScriptIsReadWholeBeforeItIsRun() async throws {
        try shop.folder.write("clustering 1\nset max_clusters 3\nnonsense\n", to: "broken.clu")
        let desk = try shop.desk()
        let diagnostic = await desk.refusal(of: "do \"\(path("broken.clu"))\"")
        #expect(diagnostic?.code == .unknownVerb && diagnostic?.place?.line == 3)
        #expect(try await desk.table("config max_clusters").row(0)[1].text == "4")
        let missing = await desk.refusal(of: "do \"\(path("brokn.clu"))\"")
        #expect(missing?.code == .missingFile && missing?.nearest == ["broken.clu"])
    }

    @Test func openingASessionPutsTheOldOneAway() async throws {
        try shop.folder.write("clustering 1\nset max_clusters 3\n", to: "saved.clu")
        let desk = try await deskWithPoints()
        try await desk.run("set min_clusters 3", "open session \"\(path("saved.clu"))\"")
        for desk in [desk, try shop.desk()] {
            #expect(await desk.refusal(of: "show points")?.code == .unknownName)
            #expect(try await desk.table("config max_clusters").row(0)[1].text == "3")
            #expect(try await desk.table("config min_clusters").row(0)[1].text == "2")
        }
    }

    @Test func whatIsPutAwayByOpeningIsNotSavedAgain() async throws {
        try shop.folder.write("clustering 1\nset max_clusters 7\n", to: "saved.clu")
        try shop.folder.write("clustering 1\nset max_clusters 8\nshow nothing\n", to: "fails.clu")
        let desk = try shop.desk()
        try await desk.run("set min_clusters 3", "open session \"\(path("saved.clu"))\"")
        _ = await desk.refusal(of: "open session \"\(path("fails.clu"))\"")
        try await desk.run("save session \"\(path("again.clu"))\"")
        #expect(try shop.folder.text(of: "again.clu") == "clustering 1\nenv shop\nset max_clusters 7\n")
    }

    @Test func aSessionThatCannotBeOpenedLeavesTheOldOne() async throws {
        try shop.folder.write("clustering 1\nset max_clusters 3\nload points nowhere.csv\n", to: "fails.clu")
        let desk = try await deskWithPoints()
        try await desk.run("set min_clusters 3")
        #expect(await desk.refusal(of: "open session \"\(path("fails.clu"))\"")?.code == .missingFile)
        #expect(await desk.refusal(of: "open session \"\(path("nowhere.clu"))\"")?.code == .missingFile)
        for desk in [desk, try shop.desk()] {
            #expect(try await desk.answer("select count(*) from points") == "6")
            #expect(try await desk.table("config max_clusters").row(0)[1].text == "4")
            #expect(try await desk.table("config min_clusters").row(0)[1].text == "3")
        }
    }
}
