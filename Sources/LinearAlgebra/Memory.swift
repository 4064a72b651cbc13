import Foundation

/// The memory of the machine.
public enum Memory {
    /// Bytes that could be taken now without others being put aside, as far as the system says; all there are where it does not.
    public static var available: Int {
        let all = Int(clamping: ProcessInfo.processInfo.physicalMemory)
        guard let text = try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8) else { return all }
        let line = text.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
        return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 } ?? all
    }
}
