import Foundation
import Logging

/// Writes each message as a line with its time: to the file the environment names, else to standard error.
struct LineLog: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    private let output: FileHandle

    /// - Throws: when the file cannot be opened for appending.
    init(_ settings: LoggerSettings) throws {
        logLevel = Logger.Level(rawValue: settings.level.rawValue) ?? .info
        guard !settings.file.isEmpty else {
            output = .standardError
            return
        }
        let file = URL(filePath: settings.file)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        if !FileManager.default.fileExists(atPath: file.path) { try Data().write(to: file) }
        output = try FileHandle(forWritingTo: file)
        try output.seekToEnd()
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let line = "\(Date.now.formatted(.iso8601)) \(event.level) \(event.message)\n"
        // Work is not to fail because its log does.
        try? output.write(contentsOf: Data(line.utf8))
    }
}

extension LoggerSettings {
    /// - Throws: when the log's file cannot be opened.
    func logger() throws -> Logger {
        let handler = try LineLog(self)
        return Logger(label: "clustering") { _ in handler }
    }
}
