import Foundation

/// The most memory that this process has held at once, counted from a moment on.
///
/// Source: `proc_pid_clear_refs(5)`, `proc_pid_status(5)`.
enum PeakMemory {
    /// Counts from what is held now, in which small blocks that earlier work gave back may still be counted.
    static func restart() throws {
        try Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
    }

    static func bytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let field = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        guard let kibibytes = field?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { throw CocoaError(.fileReadCorruptFile) }
        return kibibytes * 1024
    }
}
