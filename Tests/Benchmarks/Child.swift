import Foundation
import Glibc

/// Another process, with what it used.
enum Child {
    /// A process did not exit with 0; a negative status is a signal.
    struct Failed: Error, CustomStringConvertible {
        let arguments: [String]
        let status: Int32

        var description: String { "\(arguments.joined(separator: " ")) ended with status \(status)" }
    }

    /// Runs a program from start to exit, its standard output going to `output` and its errors, unless quiet, to this process's.
    ///
    /// The kernel counts the peak of the process that starts a program as the program's. So a new copy of this one, which is
    /// still small, stands in between, measures, and leaves what it found in a file.
    static func run(
        _ arguments: [String], environment: [String: String], output: String = "/dev/null", isQuiet: Bool = false
    ) throws -> Cost {
        let report = FileManager.default.temporaryDirectory.appending(path: "cost-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: report) }
        let copy = ["/proc/self/exe", launching, report.path] + arguments
        _ = try spawn(copy, environment: environment, output: output, isQuiet: isQuiet)
        let usage = try JSONDecoder().decode(Usage.self, from: Data(contentsOf: report))
        guard usage.status == 0 else { throw Failed(arguments: arguments, status: usage.status) }
        return Cost(seconds: usage.seconds, peakMemory: usage.peakMemory)
    }

    /// Whether this process is the copy that stands in between; then it has done its work.
    static func launched(by arguments: [String]) throws -> Bool {
        guard arguments.count > 3, arguments[1] == launching else { return false }
        let usage = try spawn(Array(arguments[3...]), environment: ProcessInfo.processInfo.environment, output: nil, isQuiet: false)
        try JSONEncoder().encode(usage).write(to: URL(filePath: arguments[2]))
        return true
    }

    private static let launching = "launch"

    private struct Usage: Codable {
        let status: Int32
        let seconds: Double
        /// Bytes.
        let peakMemory: Int
    }

    /// - Parameter output: where standard output goes; `nil` for where this process's goes.
    private static func spawn(
        _ arguments: [String], environment: [String: String], output: String?, isQuiet: Bool
    ) throws -> Usage {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let output { posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644) }
        if isQuiet { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }

        let argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        let envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in argv + envp { free(text) } }

        let clock = ContinuousClock()
        let start = clock.now
        var child = pid_t()
        let refusal = posix_spawn(&child, arguments[0], &actions, nil, argv, envp)
        guard refusal == 0 else { throw Failed(arguments: arguments, status: refusal) }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(child, &status, 0, &usage) < 0 && errno == EINTR {}
        let seconds = (clock.now - start).seconds
        // The low bits hold the signal that ended it, if one did.
        let signal = status & 0x7F
        return Usage(status: signal == 0 ? status >> 8 : -signal, seconds: seconds, peakMemory: usage.ru_maxrss * 1024)
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

/// Times a piece of work on this thread.
func timed<Answer>(_ work: () throws -> Answer) rethrows -> (answer: Answer, seconds: Double) {
    let clock = ContinuousClock()
    let start = clock.now
    let answer = try work()
    return (answer, (clock.now - start).seconds)
}
