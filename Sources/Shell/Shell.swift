import Dispatch
import Glibc
import Language
import Synchronization
import Vocabulary
import Workbench

/// The only place that prints: runs what is typed or given, and shows what comes back.
public final class Shell {
    let session: Session
    private let working = WorkInHand()
    private let lines: RunLines
    private let interrupts: any DispatchSourceSignal

    /// Opens the session.
    ///
    /// - Throws: `Diagnostic` when workspace or engine cannot be opened.
    public init(_ configuration: Session.Configuration) throws(Diagnostic) {
        let lines = RunLines { Self.write($0 + "\n", to: STDERR_FILENO) }
        self.lines = lines
        session = try Session(
            configuration,
            audience: Audience(
                reply: { reply in
                    lines.clear()
                    // The window may have another width by now.
                    let text = ReplyText(style: Style(for: .output), width: Terminal.width(of: .output)).text(of: reply)
                    if !text.isEmpty { Self.write(text + "\n", to: STDOUT_FILENO) }
                },
                progress: lines.show))
        // Made last: a source that is never resumed must not be let go of.
        // A queue of its own: those that all share have as many threads as processors, which the work to be stopped keeps busy.
        interrupts = DispatchSource.makeSignalSource(
            signal: SIGINT, queue: DispatchQueue(label: "interrupts", qos: .userInteractive))
        interrupts.setEventHandler { [session, working] in
            working.stop()
            session.cancel()
        }
        // The source puts its own handler in place, a moment after it is resumed; ignoring the signal later would undo that.
        signal(SIGINT, SIG_IGN)
        interrupts.resume()
    }

    /// Runs statements given on the command line.
    ///
    /// - Returns: the exit status: 0 done, 1 a statement failed.
    public func run(_ source: String, file: String? = nil, style: Parser.Style = .prompt) -> Int32 {
        execute(source, file: file, style: style) == .failed ? 1 : 0
    }

    /// Replays a script.
    public func replay(_ path: String) -> Int32 {
        run("do \(Value.text(path).text)", style: .script)
    }

    /// Reads and runs until the person leaves; from a pipe, until the input or the first failure ends it.
    public func converse() -> Int32 {
        let parser = Parser(grammar: Session.grammar, style: .prompt)
        let editor = LineEditor(program: "clustering", historyFile: HistoryFile(path: session.historyPath)) { [session] text, cursor in
            Self.completion(in: session, for: parser.completionContext(for: text, cursor: cursor))
        }
        if editor.isInteractive { Self.write("clustering: type help to see what there is, quit to leave\n", to: STDOUT_FILENO) }
        while true {
            let prompt = editor.isInteractive ? waiting { [session] in await session.prompt } : ""
            switch editor.readEntry(prompt: prompt, continuation: "   … ", isComplete: { parser.completeness(of: $0) == .complete }) {
            case .endOfInput: return 0
            case .interrupted: continue
            case .line(let line):
                let outcome = execute(line, file: nil, style: .prompt)
                if outcome == .ended { return 0 }
                if outcome == .failed, !editor.isInteractive { return 1 }
            }
        }
    }

    private enum Outcome { case done, failed, ended }

    private func execute(_ source: String, file: String?, style: Parser.Style) -> Outcome {
        let outcome = Answered(Outcome.done)
        let finished = DispatchSemaphore(value: 0)
        let (session, lines) = (session, lines)
        working.task = Task.detached {
            outcome.value = await Shell.attempt(source, file: file, style: style, in: session, lines)
            finished.signal()
        }
        finished.wait()
        working.task = nil
        return outcome.value
    }

    private static func attempt(
        _ source: String, file: String?, style: Parser.Style, in session: Session, _ lines: RunLines
    ) async -> Outcome {
        defer { lines.clear() }
        do {
            return try await session.execute(source, file: file, style: style) ? .ended : .done
        } catch {
            lines.clear()
            write(Style(for: .error).text(of: error) + "\n", to: STDERR_FILENO)
            return .failed
        }
    }

    /// What Tab offers; verbs come with what they do.
    private static func completion(in session: Session, for context: CompletionContext) -> Completion {
        Completion(for: context) { possibility in
            waiting { await session.names(for: possibility, in: context) }.sorted().map { name in
                Completion.Candidate(name, summary: Session.summary(of: name, for: possibility))
            }
        }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else {
                // Whoever reads may stop reading; any other failure would lose an answer without a word.
                if descriptor == STDOUT_FILENO, errno != EPIPE {
                    let reason = String(cString: strerror(errno))
                    write("error[\(DiagnosticCode.unwritable.rawValue)]: standard output cannot be written: \(reason)\n", to: STDERR_FILENO)
                    exit(1)
                }
                return
            }
            bytes = bytes.dropFirst(max(0, count))
        }
    }
}

