import Assets
import Foundation
import Store
import Testing
import Vocabulary

struct WorkspaceMaterialisationsTests {
    private let folder: TemporaryFolder
    private let workspace: Workspace

    init() throws {
        folder = try TemporaryFolder()
        workspace = try Workspace(at: folder.path)
    }

    @Test func aMaterialisationComesBackAsItWas() throws {
        let slice = AssetSlice("shares", partition: "A \"quoted\" 食")
        let made = Materialisation(
            slice, version: "v", contentHash: ContentHash("c"), codeVersion: "3",
            parameters: ["pca": "0.8", "empty": ""],
            inputs: [Materialisation.Input(AssetSlice("sales"), version: "w", contentHash: ContentHash("d"))],
            files: [StoredFile(name: "rows.csv", path: "assets/x", bytes: 3, sha256: "e")], rows: 10, columns: 0,
            balance: try RowBalance(rowsIn: 12, setAside: 2, rowsOut: 10),
            figures: [Figure("silhouette", 0.1 + 0.2), Figure("undefined", nil)],
            ledger: [LedgerEntry(.setAsideRows, "SKU", count: 2, because: "no need state", partition: "A")],
            warnings: ["one\ntwo"], run: RunID(rawValue: 7), started: Date(), seconds: 1.0 / 3)
        try workspace.commit([made])
        #expect(try Workspace(at: folder.path).latest(slice) == made)
    }

    @Test func theLatestOfEverySliceIsTheLastCommitted() throws {
        let whole = AssetSlice("shares")
        let a = AssetSlice("shares", partition: "A")
        let b = AssetSlice("shares", partition: "B")
        try workspace.commit([.sample(b), .sample(a), .sample(AssetSlice("other"))])
        try workspace.commit([.sample(a, version: "v2"), .sample(whole)])
        #expect(try workspace.latest(asset: "shares").map(\.slice) == [whole, a, b])
        #expect(try workspace.latest(asset: "shares").map(\.version) == ["v1", "v2", "v1"])
        #expect(try workspace.latest().map(\.slice) == [AssetSlice("other"), whole, a, b])
        #expect(try workspace.latest(AssetSlice("shares", partition: "C")) == nil)
        #expect(try workspace.materialisation(of: a, version: "v1")?.version == "v1")
        #expect(try workspace.materialisation(of: b, version: "v2") == nil)
        #expect(try workspace.history(a).map(\.version) == ["v2", "v1"])
        #expect(try workspace.history("shares").count == 4)
    }

    @Test func committingAnOlderResultAgainRollsBack() throws {
        let slice = AssetSlice("shares")
        try workspace.commit([.sample(slice, version: "v1")])
        try workspace.commit([.sample(slice, version: "v2")])
        let older = try #require(try workspace.materialisation(of: slice, version: "v1"))
        try workspace.commit([older])
        #expect(try workspace.latest(slice) == older)
        #expect(try workspace.history(slice).map(\.version) == ["v1", "v2", "v1"])
    }

    @Test func aCommitIsAllOrNothing() throws {
        let unknownRun = RunEvent(.started, in: RunID(rawValue: 99))
        #expect(throws: StoreError.self) {
            try workspace.commit([.sample(AssetSlice("shares"))], events: [unknownRun])
        }
        #expect(try workspace.latest().isEmpty)
    }

    @Test func theVersionFollowsFromTheRecipe() {
        let recipe = VersionRecipe(AssetSlice("a"), codeVersion: "1")
        #expect(recipe.version == VersionRecipe(AssetSlice("a"), codeVersion: "1").version)
        #expect(recipe.version != VersionRecipe(AssetSlice("a"), codeVersion: "2").version)
        #expect(recipe.version.text.count == 64)
        #expect(recipe.version.short.count == 12)
    }

    @Test func theContentHashOfFilesIgnoresTheirOrderAndPlace() {
        let a = StoredFile(name: "a", path: "x", bytes: 1, sha256: "1")
        let b = StoredFile(name: "b", path: "y", bytes: 1, sha256: "2")
        let moved = StoredFile(name: "a", path: "z", bytes: 1, sha256: "1")
        let renamed = StoredFile(name: "c", path: "x", bytes: 1, sha256: "1")
        #expect(ContentHash(of: [a, b]) == ContentHash(of: [b, moved]))
        #expect(ContentHash(of: [a, b]) != ContentHash(of: [renamed, b]))
    }
}
