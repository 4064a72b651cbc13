import Foundation
import Testing

/// Runs what the README tells a newcomer to type, line by line, through the program itself.
struct TourTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static let data = ProcessInfo.processInfo.environment["CLUSTERING_DATA"]
        ?? package.appending(path: "../shared/data/complete-journey").standardizedFileURL.path

    @Test func everyLineOfTheSampleTourIsDone() throws {
        let ended = try run(tour: "clu", files: ["scores.svg", "silhouette.svg", "snacks.svg", "clusters.csv", "tour.clu"])
        #expect(ended.output.contains("internal_raw_sales_data"))
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: data), "the real year is not here: make data"))
    func everyLineOfTheRealTourIsDone() throws {
        let ended = try run(tour: "real", files: ["external.svg"])
        #expect(ended.output.contains("1464471"))
    }

    @Test func theSavedTourGivesTheSameTable() throws {
        let first = try run(tour: "clu", files: ["tour.clu", "clusters.csv"], keeps: true)
        defer { try? FileManager.default.removeItem(at: first.folder) }
        let before = try Data(contentsOf: first.folder.appending(path: "clusters.csv"))
        let script = try String(contentsOf: first.folder.appending(path: "tour.clu"), encoding: .utf8)
        #expect(script.hasPrefix("clustering 1\n"))
        let second = try execute(script: script, files: ["clusters.csv"], keeps: true)
        defer { try? FileManager.default.removeItem(at: second.folder) }
        #expect(second.status == 0, "\(second.errors)")
        #expect(try Data(contentsOf: second.folder.appending(path: "clusters.csv")) == before)
    }

    private struct Ended {
        let folder: URL
        let status: Int32
        let output: String
        let errors: String
    }

    private func run(tour language: String, files: [String], keeps: Bool = false) throws -> Ended {
        let readme = try String(contentsOf: Self.package.appending(path: "README.md"), encoding: .utf8)
        let blocks = readme.split(separator: "```\(language)\n").dropFirst().map { $0.prefix { $0 != "`" } }
        try #require(!blocks.isEmpty)
        let ended = try execute(script: "clustering 1\n" + blocks.joined(), files: files, keeps: keeps)
        #expect(ended.status == 0, "\(ended.errors)")
        return ended
    }

    /// Runs a script in a folder of its own, and makes sure that it wrote `files`.
    private func execute(script: String, files: [String], keeps: Bool) throws -> Ended {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tour-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { if !keeps { try? FileManager.default.removeItem(at: folder) } }
        try Data(script.utf8).write(to: folder.appending(path: "given.clu"))
        let process = Process()
        process.executableURL = Bundle.main.executableURL.map {
            $0.deletingLastPathComponent().appending(path: "clustering")
        }
        process.arguments = ["do", "given.clu"]
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(["CLUSTERING_DATA": Self.data]) { $1 }
        let output = folder.appending(path: "output.txt")
        let errors = folder.appending(path: "errors.txt")
        for file in [output, errors] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        for file in files {
            #expect(FileManager.default.fileExists(atPath: folder.appending(path: file).path), "\(file) was not written")
        }
        return Ended(
            folder: folder, status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }
}
