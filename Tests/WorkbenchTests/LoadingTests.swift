import Foundation
import Testing
import Vocabulary

@testable import Workbench

/// How the text of files is read.
struct LoadingTests {
    private let folder: TemporaryFolder
    private let desk: Desk

    init() throws {
        folder = try TemporaryFolder()
        desk = try Desk(in: folder)
    }

    private func write(_ bytes: [UInt8], to name: String) throws -> String {
        let path = folder.path(of: name)
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    private static let lines = "id,name\na,Caf\u{E9}\nb,Tee\n"
    private static let latin1 = Array(lines.unicodeScalars.map { UInt8($0.value) })
    private static let utf16: [UInt8] = [0xFF, 0xFE] + lines.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] as [UInt8] }

    private static let turnedRound: [UInt8] = [0xFE, 0xFF] + lines.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] as [UInt8] }

    private func compressed(_ path: String) throws -> String {
        let gzip = try Process.run(URL(filePath: "/usr/bin/env"), arguments: ["gzip", path])
        gzip.waitUntilExit()
        return path + ".gz"
    }

    @Test func aFileThatIsNotUTF8IsToldWithItsLineItsByteAndWhatReadsIt() async throws {
        let path = try write(Self.latin1, to: "latin.csv")
        let refusal = try #require(await desk.refusal(of: "load shops \"\(path)\""))
        #expect(refusal.code == .unreadable && refusal.message == "line 2 of \(path) is not UTF-8")
        #expect(refusal.given == "byte 0xE9 after “a,Caf”")
        let next = try #require(refusal.next)
        #expect(next == "load shops \(Value.text(path).text) encoding=latin-1")
        try await desk.run(next)
        #expect(try await desk.table("show shops")["name"]?.texts == ["Café", "Tee"])
    }

    @Test func aMarkSaysThatAFileIsUTF16() async throws {
        let path = try write(Self.utf16, to: "wide.csv")
        let refusal = try #require(await desk.refusal(of: "load shops \"\(path)\""))
        #expect(refusal.message == "line 1 of \(path) is not UTF-8" && refusal.given == "byte 0xFF at the start of its line")
        try await desk.run(try #require(refusal.next))
        #expect(try await desk.table("show shops")["name"]?.texts == ["Café", "Tee"])
    }

    @Test(arguments: ["", " encoding=latin-1"])
    func whatWindowsWroteIsToBeConverted(setting: String) async throws {
        let path = try write(Self.latin1 + [UInt8(ascii: "c"), UInt8(ascii: ","), 0x80, 10], to: "windows.csv")
        let refusal = try #require(await desk.refusal(of: "load shops \"\(path)\"\(setting)"))
        // What only a shell can do is no command to be typed here.
        #expect(refusal.code == .unreadable && refusal.next == nil)
        #expect(refusal.expected?.contains("iconv -f WINDOWS-1252 -t UTF-8 ") == true)
        if !setting.isEmpty { #expect(refusal.given == "byte 0x80 after “c,”" && refusal.message.hasPrefix("line 4 of")) }
    }

    @Test func aForeignByteFarDownIsFoundBeforeAnythingIsMadeOfTheFile() async throws {
        let rows = (1...30_000).map { "\($0)x,word\n" }.joined()
        let path = try write(Array("id,name\n\(rows)z,Caf".utf8) + [0xE9, 10], to: "late.csv")
        #expect(await desk.refusal(of: "load shops \"\(path)\"")?.message == "line 30002 of \(path) is not UTF-8")
        // A query asks the engine itself.
        let refusal = try #require(await desk.refusal(of: "select max(name) from read_csv('\(path)');"))
        #expect(refusal.code == .unreadable && refusal.message == "line 30002 of \(path) is not UTF-8")
        #expect(refusal.next == "load late \(Value.text(path).text) encoding=latin-1")
    }

    @Test func aQueryIsToldOfAMarkAsWell() async throws {
        let path = try write(Self.utf16, to: "wide.csv")
        let refusal = try #require(await desk.refusal(of: "select * from read_csv('\(path)');"))
        #expect(refusal.next == "load wide \(Value.text(path).text) encoding=utf-16")
        try await desk.run(try #require(refusal.next))
        #expect(try await desk.table("show wide")["name"]?.texts == ["Café", "Tee"])
    }

    @Test func whatLoadTakesForNoTextIsNotToBeLoaded() async throws {
        let path = try write(Self.latin1, to: "latin.list")
        let refusal = try #require(await desk.refusal(of: "select * from read_csv('\(path)');"))
        #expect(refusal.message == "line 2 of \(path) is not UTF-8" && refusal.next == nil)
    }

    @Test(arguments: ["", " encoding=utf-16"], [false, true])
    func whatHasTheHighByteFirstIsToBeConverted(setting: String, isCompressed: Bool) async throws {
        var path = try write(Self.turnedRound, to: "it's turned.csv")
        if isCompressed { path = try compressed(path) }
        let refusal = try #require(await desk.refusal(of: "load shops \"\(path)\"\(setting)"))
        #expect(refusal.code == .unreadable)
        // Of what is compressed, only the engine's answer tells the order, and it has none in UTF-8.
        guard !isCompressed || !setting.isEmpty else { return }
        #expect(refusal.next == nil)
        #expect(refusal.expected?.contains("iconv -f UTF-16 -t UTF-8 ") == true && refusal.expected?.contains("it'\\''s turned.csv") == true)
    }

    @Test func whatIsCompressedIsLoadedInAnotherEncodingAndNotConverted() async throws {
        let path = try compressed(write(Self.latin1, to: "latin.csv"))
        let load = "load shops \(Value.text(path).text)"
        #expect(await desk.refusal(of: load)?.next == load + " encoding=latin-1")
        #expect(await desk.refusal(of: "select * from '\(path)';")?.next == "load latin \(Value.text(path).text) encoding=latin-1")
        try await desk.run(load + " encoding=latin-1")
        #expect(try await desk.table("show shops")["name"]?.texts == ["Café", "Tee"])
    }

    @Test func wordsForAMissingCellAreToldAndReadAsMissingWhereThatIsSaid() async throws {
        try folder.write("id,kind,x\na,small,1\nb,NA,2\nc,n/a,NA\nd,,4\n", to: "gaps.csv")
        let load = "load gaps \"\(folder.path(of: "gaps.csv"))\""
        let said = try await desk.run(load)
        #expect(said.contains("kind holds NA, n/a in 2 cells, x holds NA in 1 cell") && said.contains("missing=NA,n/a"))
        #expect(try await desk.answer("select count(kind) from gaps") == "3")
        let again = try await desk.run(load + " missing=NA,n/a")
        #expect(!again.contains("note:") && again.contains("BIGINT"))
        #expect(try await desk.answer("select count(kind) * 10 + count(x) from gaps") == "13")
        // Another desk at the same session reads the file as it was said here.
        #expect(try await Desk(in: folder).answer("select max(x) from gaps") == "4")
    }

    @Test func numbersMayStandForAMissingCell() async throws {
        try folder.write("id,x\na,1\nb,-99\nc,2.5\n", to: "coded.csv")
        try await desk.run("load coded \"\(folder.path(of: "coded.csv"))\" missing=-99")
        #expect(try await desk.table("show coded")["x"]?.texts == ["1.0", nil, "2.5"])
    }

    @Test(arguments: [("missing=NA", "missing="), ("encoding=latin-1", "encoding=")])
    func onlyTextIsToldHowItIsRead(_ setting: String, _ named: String) async throws {
        try folder.write("id,x\na,1\n", to: "points.csv")
        let copy = folder.path(of: "points.parquet")
        try await desk.run("load points \"\(folder.path(of: "points.csv"))\"", "export points > \"\(copy)\"")
        let refusal = await desk.refusal(of: "load copy \"\(copy)\" \(setting)")
        #expect(refusal?.code == .unknownParameter && refusal?.message.hasPrefix(named) == true)
    }

    @Test(arguments: RowFile.endings)
    func rowsAreWrittenInEveryFormatThereIs(ending: String) async throws {
        try folder.write("id,x\na,1\nb,2.5\n", to: "points.csv")
        try await desk.run("load points \"\(folder.path(of: "points.csv"))\"")
        for (number, verb) in ["show points", "export points", "sql from points", "from points where x > 0"].enumerated() {
            let copy = folder.path(of: "copy\(number)\(ending)")
            #expect(try await desk.run("\(verb) > \"\(copy)\";").contains("2 rows"), "\(verb)")
            guard !RowFile.prose.contains(ending) else { continue }
            try await desk.run("load copy\(number) \"\(copy)\"")
            #expect(try await desk.table("show copy\(number)")["x"]?.texts == ["1.0", "2.5"])
        }
    }

    @Test(arguments: [".xlsx", ".parquet.gz", ".gz", ""])
    func whatNamesNoWayToWriteRowsIsRefused(ending: String) async throws {
        try folder.write("id,x\na,1\n", to: "points.csv")
        let copy = folder.path(of: "copy\(ending)")
        try await desk.run("load points \"\(folder.path(of: "points.csv"))\"")
        #expect(await desk.refusal(of: "show points > \(copy)")?.code == .unwritable)
        #expect(await desk.refusal(of: "export points \(copy)")?.code == .unwritable)
        #expect(!FileManager.default.fileExists(atPath: copy))
    }
}
