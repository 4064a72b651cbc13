import Foundation

/// Where the benchmarks find what they need; the working folder is the package's.
struct Place: Sendable {
    /// Generated inputs are kept here from one run to the next.
    let generated = ".deps/bench"
    let program = ".build/release/clustering"
    let python = ".deps/python/bin/python"
    let reference = "Tests/Benchmarks/reference.py"
    /// The folder of the real year.
    let data: String
    /// Lines of the made-up sales.
    let salesLines: Int
    private let variables = ProcessInfo.processInfo.environment

    init() throws {
        data = variables["CLUSTERING_DATA"] ?? "data"
        salesLines = variables["BENCH_LINES"].flatMap(Int.init) ?? 50_000_000
        try FileManager.default.createDirectory(atPath: generated, withIntermediateDirectories: true)
    }

    /// Takes away what runs have left, those that were interrupted too.
    func clean() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: generated) where name.hasPrefix(Self.scratch) {
            try FileManager.default.removeItem(atPath: "\(generated)/\(name)")
        }
    }

    private static let scratch = "scratch-"

    /// The names in `BENCH`; empty for all.
    var chosen: [String] { variables["BENCH"]?.split(separator: " ").map(String.init) ?? [] }

    /// What processes are started with: results in a scratch folder, and as many Python threads as ours.
    func environment(results: String) -> [String: String] {
        let threads = String(ProcessInfo.processInfo.activeProcessorCount)
        var environment = variables
        for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS"] { environment[name] = threads }
        environment["CLUSTERING_DATA"] = data
        environment["CLUSTERING_RESULTS"] = results
        environment["BENCH_LINES"] = String(salesLines)
        return environment
    }

    /// - Throws: `Skipped` where the real year has not been fetched.
    func requireRealYear() throws {
        guard FileManager.default.fileExists(atPath: "\(data)/internal_sales.parquet") else {
            throw Skipped(reason: "the real year is not in \(data): make data, or set CLUSTERING_DATA")
        }
    }

    /// Gives a run an empty folder and takes it away afterwards.
    func withScratch<Answer>(_ body: (String) async throws -> Answer) async throws -> Answer {
        let folder = try emptyFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }

    func emptyFolder() throws -> String {
        let folder = "\(generated)/\(Self.scratch)\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }
}
