import Foundation

/// A folder that goes away with its owner.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/workbench-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func path(of name: String) -> String { path + "/" + name }

    func text(of name: String) throws -> String { try String(contentsOfFile: path(of: name), encoding: .utf8) }

    /// Writes a text file, and the folder it lies in.
    func write(_ text: String, to name: String) throws {
        let file = URL(filePath: path(of: name))
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(of: name)) }

    /// Changes the lines of a text file.
    func change(_ name: String, _ edit: (inout [String]) -> Void) throws {
        var lines = try text(of: name).split(separator: "\n").map(String.init)
        edit(&lines)
        try write(lines.map { $0 + "\n" }.joined(), to: name)
    }
}
