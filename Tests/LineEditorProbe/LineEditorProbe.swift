import Shell

/// Reads entries and says what it got, so that a test can type into a real terminal.
///
/// An entry is complete when it does not end in a backslash. Tab completes a few words. `--progress` shows a progress line instead.
@main
struct LineEditorProbe {
    static func main() {
        if CommandLine.arguments.contains("--progress") { return showProgress() }
        let words = ["cluster", "clutter", "load", "größe"]
        let file = CommandLine.arguments.dropFirst().first.map(HistoryFile.init)
        let editor = LineEditor(program: "probe", historyFile: file) { text, cursor in
            let prefix = text.prefix(cursor).reversed().prefix { !$0.isWhitespace }
            let candidates = words.filter { $0.hasPrefix(String(prefix.reversed())) }
            return Completion(replacing: cursor - prefix.count..<cursor, with: candidates.map { .init($0) })
        }
        let prompt = Style(isColoured: true)(.name, "probe>") + " "
        while true {
            switch editor.readEntry(prompt: prompt, continuation: "...> ", isComplete: { !$0.hasSuffix("\\") }) {
            case .line(let line): print("got \(line.debugDescription)")
            case .interrupted: print("interrupted")
            case .endOfInput:
                print("bye")
                return
            }
        }
    }

    private static func showProgress() {
        let line = ProgressLine()
        let start = ContinuousClock.now
        while .now - start < .milliseconds(500) { line.update("fitting k = 2 of 12") }
        line.clear()
        print("done")
    }
}
