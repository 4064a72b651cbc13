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
    /// `wait4` rather than `Process`, because only it tells the peak memory of this one child.
    static func run(
        _ arguments: [String], environment: [String: String], output: String = "/dev/null", isQuiet: Bool = false
    ) throws -> Cost {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
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
        guard status == 0 else { throw Failed(arguments: arguments, status: status & 0x7F == 0 ? status >> 8 : -(status & 0x7F)) }
        return Cost(seconds: seconds, peakMemory: usage.ru_maxrss * 1024)
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
