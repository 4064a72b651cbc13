import Assets
import Foundation
import Testing
import Vocabulary

@testable import Store

struct WorkspaceTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func makesTheFoldersAboveIt() throws {
        let workspace = try Workspace(at: folder.path + "/deep/er/workspace")
        #expect(workspace.folder.hasSuffix("/deep/er/workspace"))
        #expect(FileManager.default.fileExists(atPath: workspace.folder + "/catalogue.sqlite"))
    }

    @Test func commitsWaitForTheDisk() throws {
        let workspace = try Workspace(at: folder.path)
        let (mode, synchronous) = try workspace.read {
            (
                try String.fetchOne($0, sql: "PRAGMA journal_mode"),
                try Int.fetchOne($0, sql: "PRAGMA synchronous")
            )
        }
        #expect(mode == "wal")
        #expect(synchronous == 2)
    }

    @Test func refusesAFile() throws {
        let path = folder.path + "/file"
        try Data().write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: StoreError.self) { try Workspace(at: path) }
        guard case .notAFolder(path) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.diagnostic.code == .unwritable)
    }

    @Test func refusesWhereNothingCanBeWrittenInTheSystemsWords() {
        let error = #expect(throws: StoreError.self) { try Workspace(at: "/proc/workspace") }
        guard case .disk("make the folder", "/proc/workspace", let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.diagnostic.message == "cannot make the folder /proc/workspace: \(reason)")
    }

    @Test func reopeningChangesNothing() throws {
        do { _ = try Workspace(at: folder.path).session(named: "main") }
        let before = try folder.files(in: "")
        #expect(try Workspace(at: folder.path).sessionNames() == ["main"])
        #expect(try folder.files(in: "") == before)
    }

    @Test func refusesANewerSchemaAndLeavesItAlone() throws {
        try Workspace(at: folder.path).write { try $0.execute(sql: "PRAGMA user_version = 99") }
        let error = #expect(throws: StoreError.self) { try Workspace(at: folder.path) }
        guard case .newerSchema(found: 99, known: Schema.version, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.diagnostic.expected == "schema \(Schema.version) or older")
    }

    @Test func keepsSQLitesOwnMessage() throws {
        let garbage = Data(String(repeating: "not a database ", count: 100).utf8)
        try garbage.write(to: URL(fileURLWithPath: folder.path + "/catalogue.sqlite"))
        let error = #expect(throws: StoreError.self) { try Workspace(at: folder.path) }
        #expect(error?.diagnostic.message == "the catalogue refused: file is not a database (SQLite 26)")
        #expect(error?.diagnostic.code == .damagedStore)
    }

    /// Two connections stand for two processes: nothing but the folder is shared.
    @Test func twoMayWriteAtOnce() async throws {
        let path = folder.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<2 {
                group.addTask {
                    let workspace = try Workspace(at: path)
                    let session = try workspace.session(named: "shared")
                    for number in 0..<50 {
                        let slice = AssetSlice("asset", partition: "\(writer)-\(number)")
                        let text = "\(writer) \(number)"
                        let files = try workspace.store([.text(text, named: "rows.csv")], of: slice, version: "v1")
                        try workspace.commit([.sample(slice, files: files)])
                        _ = try workspace.accept(text, in: session)
                    }
                }
            }
            try await group.waitForAll()
        }
        let workspace = try Workspace(at: path)
        let made = try workspace.latest(asset: "asset")
        #expect(made.count == 100)
        for one in made { try workspace.check(one, rehashing: true) }
        let cells = try workspace.cells(of: workspace.session(named: "shared"))
        #expect(cells.map(\.number) == Array(1...100))
        #expect(Set(cells.map(\.text)).count == 100)
    }

    @Test func manyMayOpenANewWorkspaceAtOnce() async throws {
        let path = folder.path + "/new"
        let sessions = try await withThrowingTaskGroup(of: SessionID.self) { group in
            for _ in 0..<8 { group.addTask { try Workspace(at: path).session(named: "one") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        // All have opened one and the same catalogue.
        #expect(sessions.count == 8 && Set(sessions).count == 1)
        #expect(try Workspace(at: path).sessionNames() == ["one"])
    }
}
