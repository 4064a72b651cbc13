import Assets
import Foundation
import Store
import Testing

struct WorkspaceRunsTests {
    private let folder: TemporaryFolder
    private let workspace: Workspace

    init() throws {
        folder = try TemporaryFolder()
        workspace = try Workspace(at: folder.path)
    }

    @Test func runsComeNewestFirst() throws {
        let begun = Date(timeIntervalSince1970: 1_700_000_000.5)
        let first = try workspace.beginRun(job: "merging_job", environment: "dev", selection: "stale", at: begun)
        let second = try workspace.beginRun(environment: "dev", selection: "*")
        try workspace.endRun(first, as: .failed, at: begun + 2)
        try workspace.endRun(first, as: .succeeded)
        #expect(try workspace.runs().map(\.id) == [second, first])
        #expect(try workspace.runs(limit: 1).map(\.id) == [second])
        let run = try #require(try workspace.run(first))
        #expect(run.outcome == .failed)
        #expect(run.started == begun)
        #expect(run.ended == begun + 2)
        #expect(run.job == "merging_job")
        #expect(try workspace.run(second)?.outcome == nil)
    }

    @Test func eventsKeepTheirOrder() throws {
        let run = try workspace.beginRun(environment: "dev", selection: "*")
        let time = Date(timeIntervalSince1970: 1_700_000_000)
        let events = [
            RunEvent(.started, in: run, at: time),
            RunEvent(.materialised, in: run, of: AssetSlice("shares", partition: "A"), "3 rows", at: time),
            RunEvent("of its own", in: run, of: AssetSlice("shares"), at: time),
        ]
        try workspace.record(events[0])
        try workspace.record(Array(events[1...]))
        #expect(try workspace.events(of: run) == events)
    }

    @Test func aRunKnowsWhatItMade() throws {
        let run = try workspace.beginRun(environment: "dev", selection: "*")
        try workspace.commit([
            .sample(AssetSlice("b"), run: run), .sample(AssetSlice("a"), run: run), .sample(AssetSlice("c")),
        ])
        #expect(try workspace.materialisations(of: run).map(\.slice) == [AssetSlice("b"), AssetSlice("a")])
    }
}
