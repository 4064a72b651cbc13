import Assets
import Foundation
import Store
import Testing

struct WorkspaceGarbageTests {
    private let folder: TemporaryFolder
    private let slice = AssetSlice("shares")

    init() throws { folder = try TemporaryFolder() }

    /// What a process leaves that is killed while it writes, and between writing and committing.
    @Test func whatAKilledProcessLeavesIsCollected() throws {
        let kept: StoredFile
        do {
            let workspace = try Workspace(at: folder.path)
            kept = try workspace.store([.text("kept", named: "rows.csv")], of: slice, version: "v1")[0]
            try workspace.commit([.sample(slice, files: [kept])])
            _ = try workspace.store([.text("never committed", named: "rows.csv")], of: slice, version: "v2")
        }
        try Data("half".utf8).write(to: URL(fileURLWithPath: folder.path + "/assets/shares/.draft-1-rows.csv"))

        let workspace = try Workspace(at: folder.path)
        let garbage = try #require(try workspace.collectGarbage())
        #expect(garbage.files == 2)
        #expect(garbage.bytes == 19)
        #expect(try folder.files(in: "assets").map { "assets/" + $0 } == [kept.path])
        #expect(try workspace.latest(slice)?.files == [kept])
        #expect(try workspace.collectGarbage()?.files == 0)
    }

    @Test func workInProgressIsNotGarbage() throws {
        let workspace = try Workspace(at: folder.path)
        let files = try workspace.store([.text("x", named: "rows.csv")], of: slice, version: "v1")
        #expect(try workspace.collectGarbage()?.files == 0)
        try workspace.commit([.sample(slice, files: files)])
        try workspace.check(try #require(try workspace.latest(slice)))
    }

    @Test func collectingBesideWritersTakesNothingOfTheirs() async throws {
        let workspace = try Workspace(at: folder.path)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for number in 0..<100 {
                    let slice = AssetSlice("shares", partition: "\(number)")
                    let files = try workspace.store([.text("\(number)", named: "rows.csv")], of: slice, version: "v1")
                    try workspace.commit([.sample(slice, files: files)])
                }
            }
            group.addTask {
                for _ in 0..<100 { _ = try workspace.collectGarbage() }
            }
            try await group.waitForAll()
        }
        let made = try workspace.latest(asset: "shares")
        #expect(made.count == 100)
        for one in made { try workspace.check(one) }
    }

    @Test func nothingIsCollectedWhileAnotherHasTheWorkspaceOpen() throws {
        let workspace = try Workspace(at: folder.path)
        let other = try Workspace(at: folder.path)
        let files = try other.store([.text("x", named: "rows.csv")], of: slice, version: "v1")
        #expect(try workspace.collectGarbage() == nil)
        try other.check(.sample(slice, files: files))
    }

    @Test func whatIsForgottenBecomesGarbage() throws {
        let workspace = try Workspace(at: folder.path)
        let shared = try workspace.store([.text("x", named: "rows.csv")], of: slice, version: "v1")
        let other = AssetSlice("shares", partition: "A")
        try workspace.commit([.sample(slice, files: shared), .sample(other, files: shared)])
        try workspace.forget([slice])
        #expect(try workspace.latest(slice) == nil)
        #expect(try workspace.collectGarbage()?.files == 0)
        try workspace.forget([other])
        #expect(try workspace.collectGarbage()?.files == 1)
    }
}
