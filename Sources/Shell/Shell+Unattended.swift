import Foundation
import Synchronization
import Vocabulary
import Workbench

extension Shell {
    /// Runs statements with nobody watching, and tells whom the environment says when they are done.
    ///
    /// - Returns: the exit status; an alert that cannot be given is told and changes nothing.
    public func runUnattended(_ source: String) -> Int32 {
        let status = run(source)
        guard let alerts = waiting(for: { [session] in await session.alerts }), alerts.isDue(failed: status != 0) else {
            return status
        }
        do {
            try alert(by: alerts.command, saying: "\(source): \(status == 0 ? "done" : "failed")\n")
        } catch {
            FileHandle.standardError.write(Data("note: the alert could not be given: \(error)\n".utf8))
        }
        return status
    }

    private func alert(by command: String, saying report: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        let input = Pipe()
        process.standardInput = input
        // A command that does not read its input must not end this program.
        signal(SIGPIPE, SIG_IGN)
        try process.run()
        try? input.fileHandleForWriting.write(contentsOf: Data(report.utf8))
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw AlertFailed(status: process.terminationStatus) }
    }
}

extension AlertSettings {
    fileprivate func isDue(failed: Bool) -> Bool {
        guard enabled, !command.isEmpty else { return false }
        return switch when {
        case .always: true
        case .failure: failed
        case .success: !failed
        }
    }
}

private struct AlertFailed: Error, CustomStringConvertible {
    let status: Int32
    var description: String { "its command ended with status \(status)" }
}
