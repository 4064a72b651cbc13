import Foundation

/// Where the program is started by a test: a workspace and results of its own, gone with their owner.
final class ProgramPlace {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/program-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    private var arguments: [String] { ["--workspace", path + "/workspace", "--configs", Self.configurations] }

    private static let configurations = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path + "/configs"

    /// The program at a terminal, waiting for what is typed.
    func prompt() throws -> PseudoTerminal {
        try PseudoTerminal(
            running: "clustering", arguments: arguments, environment: ["CLUSTERING_RESULTS=\(path)/results"], columns: 160, rows: 60)
    }

    /// What the program leaves behind when it is not spoken to.
    struct Outcome: Sendable {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - words: its arguments, those that say where it works apart.
    ///   - isPlaced: whether it is told where to work; wrong usage is found before that matters.
    func run(
        _ words: [String], isPlaced: Bool = true, variables: [String: String] = [:]
    ) async throws -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: PseudoTerminal.folder + "/clustering")
        process.arguments = words + (isPlaced ? arguments : [])
        process.currentDirectoryURL = URL(filePath: path)
        process.environment = ["CLUSTERING_RESULTS": path + "/results", "HOME": "/nonexistent"].merging(variables) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try writing("output")
        process.standardError = try writing("errors")
        let status = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
            } catch {
                continuation.resume(throwing: error)
            }
        }
        return Outcome(status: status, output: try text("output"), errors: try text("errors"))
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

    func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)")) }

    private func writing(_ name: String) throws -> FileHandle {
        try write("", to: name)
        return try FileHandle(forWritingTo: URL(filePath: "\(path)/\(name)"))
    }
}
