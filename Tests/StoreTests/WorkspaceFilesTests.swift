import Assets
import Foundation
import Store
import Testing
import Vocabulary

struct WorkspaceFilesTests {
    private let folder: TemporaryFolder
    private let workspace: Workspace
    private let slice = AssetSlice("shares", partition: "GROCERY")

    init() throws {
        folder = try TemporaryFolder()
        workspace = try Workspace(at: folder.path)
    }

    @Test func whatIsStoredCanBeReadBack() throws {
        let files = try workspace.store(
            [.text("abc", named: "rows.csv"), .bytes([], named: "empty.bin")], of: slice, version: "0123456789abcdef01")
        #expect(files.map(\.name) == ["rows.csv", "empty.bin"])
        #expect(files.map(\.bytes) == [3, 0])
        #expect(files[0].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(files[0].path == "assets/shares/0123456789abcdef-GROCERY-ba7816bf8f01cfea-rows.csv")
        let path = try workspace.path(of: files[0], in: slice)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "abc")
    }

    @Test func anArtifactWritesItsOwnFile() throws {
        let artifact = Artifact(named: "rows.parquet") { path in
            #expect(path.hasSuffix("rows.parquet"))
            try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path))
        }
        #expect(try workspace.store([artifact], of: slice, version: "v").map(\.bytes) == [3])
    }

    @Test func aBatchKeepsItsOrder() throws {
        let parcels = (0..<50).map { number in
            Parcel(
                [.text("\(number)", named: "rows.csv")], of: AssetSlice("shares", partition: "\(number)"), version: "v")
        }
        let files = try workspace.store(batch: parcels)
        #expect(files.count == 50)
        for (number, files) in files.enumerated() {
            let path = try workspace.path(of: files[0], in: slice)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "\(number)")
        }
        #expect(try workspace.store(batch: []).isEmpty)
    }

    @Test func nothingIsWrittenOver() throws {
        let first = try workspace.store([.text("one", named: "rows.csv")], of: slice, version: "v")
        let second = try workspace.store([.text("two", named: "rows.csv")], of: slice, version: "v")
        let again = try workspace.store([.text("one", named: "rows.csv")], of: slice, version: "v")
        #expect(first == again)
        #expect(first[0].path != second[0].path)
        #expect(try String(contentsOfFile: workspace.path(of: first[0], in: slice), encoding: .utf8) == "one")
    }

    @Test(arguments: [
        "A/B", "../../etc/passwd", "..", ".", "", " ", "PET FOOD & CARE", "食料品", "é🧀", "a\0b", "a\nb", "\"';--", "-rf",
        String(repeating: "long ", count: 200), ".draft-x", "*?[a]", "~", "%2F", "NUL",
    ])
    func hostilePartitionNamesStayInTheirFolder(partition: String) throws {
        let slice = AssetSlice("shares", partition: partition)
        let other = AssetSlice("shares", partition: partition + "!")
        let files = try workspace.store([.text("mine", named: "rows.csv")], of: slice, version: "v1")
        let others = try workspace.store([.text("other", named: "rows.csv")], of: other, version: "v1")
        try workspace.commit([.sample(slice, files: files), .sample(other, files: others)])

        let found = try #require(try workspace.latest(slice))
        #expect(found.slice == slice)
        #expect(try String(contentsOfFile: workspace.path(of: found.files[0], in: slice), encoding: .utf8) == "mine")
        #expect(try folder.files(in: "assets/shares").count == 2)
        #expect(try folder.files(in: "assets").allSatisfy { $0.hasPrefix("shares/") && $0.hasSuffix("-rows.csv") })
    }

    @Test func aHostileAssetNameStaysInTheWorkspace() throws {
        let files = try workspace.store([.text("x", named: "../../rows.csv")], of: AssetSlice("../.."), version: "../v")
        #expect(files[0].path.split(separator: "/").count == 3)
        #expect(!files[0].path.contains("/../"))
        #expect(try folder.files(in: "assets").count == 1)
    }

    @Test func aLongNameKeepsItsEnding() throws {
        let artifact = Artifact(named: String(repeating: "name ", count: 100) + ".parquet") { path in
            #expect(path.hasSuffix(".parquet"))
            try Data([1]).write(to: URL(fileURLWithPath: path))
        }
        let file = try workspace.store([artifact], of: slice, version: "v")[0]
        #expect(file.path.hasSuffix(".parquet"))
        _ = try workspace.path(of: file, in: slice)
    }

    @Test func aWriteThatFailsLeavesNothingAndKeepsItsError() throws {
        struct Refused: Error, Diagnosable {
            var diagnostic: Diagnostic { Diagnostic(.engineRefused, "no") }
        }
        let failing = Artifact(named: "b.csv") { path in
            try Data([1]).write(to: URL(fileURLWithPath: path))
            throw Refused()
        }
        let error = #expect(throws: StoreError.self) {
            try workspace.store([.text("x", named: "a.csv"), failing], of: slice, version: "v")
        }
        guard case .artifact("b.csv", of: slice, let cause) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(cause is Refused)
        #expect(error?.diagnostic.code == .engineRefused)
        #expect(try folder.files(in: "assets").isEmpty)
    }

    @Test func anArtifactThatWritesNothingIsRefused() throws {
        #expect(throws: StoreError.self) {
            try workspace.store([Artifact(named: "rows.csv") { _ in }], of: slice, version: "v")
        }
    }

    @Test func damageIsNoticedAndNamesTheSlice() throws {
        let files = try workspace.store([.text("abcd", named: "rows.csv")], of: slice, version: "v1")
        let made = Materialisation.sample(slice, files: files)
        try workspace.commit([made])
        try workspace.check(made, rehashing: true)
        let path = folder.path + "/" + files[0].path

        try Data("abce".utf8).write(to: URL(fileURLWithPath: path))
        try workspace.check(made)
        #expect(damage { try workspace.check(made, rehashing: true) } == .content)

        try Data("abc".utf8).write(to: URL(fileURLWithPath: path))
        #expect(damage { _ = try workspace.path(of: files[0], in: slice) } == .size(expected: 4, found: 3))
        #expect(try workspace.reusable(slice, version: "v1") == nil)

        try FileManager.default.removeItem(atPath: path)
        #expect(damage { try workspace.check(made) } == .missing)
        #expect(try workspace.materialisation(of: slice, version: "v1") == made)

        // Made again, it is whole again.
        try workspace.commit([
            .sample(slice, files: workspace.store([.text("abcd", named: "rows.csv")], of: slice, version: "v1"))
        ])
        #expect(try workspace.reusable(slice, version: "v1") == made)
    }

    private func damage(_ body: () throws -> Void) -> StoreError.Damage? {
        let error = #expect(throws: StoreError.self, performing: body)
        guard case .damaged(slice, _, let damage) = error else { return nil }
        return damage
    }
}
