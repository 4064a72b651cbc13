import CEdit
import Glibc

/// Reads lines from a person at a terminal, with history and completion; plain lines where standard input is no terminal.
///
/// Emacs keys unless `~/.editrc` says otherwise. Reading blocks the calling thread. There should be one editor in a process, as
/// what signals have said of the terminal is kept in globals.
public final class LineEditor {
    /// What came of waiting for a line.
    public enum Input: Sendable, Equatable {
        /// A line, without its end.
        case line(String)
        /// Ctrl-C, or Ctrl-D in the middle of an entry of several lines: what was typed is thrown away.
        case interrupted
        /// Ctrl-D on an empty first line, or no more input.
        case endOfInput
    }

    /// Says what could stand at the cursor, given all the text of the entry so far and the number of characters before the cursor.
    public typealias Completer = (_ text: String, _ cursor: Int) -> Completion

    /// `nil` where standard input is no terminal.
    private let editor: OpaquePointer?
    private let history: OpaquePointer?
    private let file: HistoryFile?
    private var lastRemembered: String?
    private let complete: Completer
    /// The lines of the entry above the one being edited, each with its line end.
    private var linesAbove = ""
    fileprivate var prompt = strdup("")
    fileprivate var wasInterrupted = false

    private static let historySize = 10_000

    /// - Parameters:
    ///   - program: the name by which `~/.editrc` may address the program.
    ///   - historyFile: where entries are kept; `nil` keeps them for this session only.
    ///   - completer: what Tab offers.
    public init(program: String, historyFile: HistoryFile? = nil, completer: @escaping Completer) {
        complete = completer
        file = historyFile
        guard Terminal.Stream.input.isTerminal else {
            editor = nil
            history = nil
            return
        }
        Self.chooseUTF8()
        editor = cedit_open(program)
        history = history_init()
        configure()
    }

    deinit {
        if let editor { el_end(editor) }
        if let history { history_end(history) }
        free(prompt)
    }

    /// Whether a person is typing.
    public var isInteractive: Bool { editor != nil }

    /// Waits for one line.
    ///
    /// - Parameter prompt: what stands before the line; colours in it take no room.
    public func readLine(prompt: String) -> Input {
        guard let editor else { return Swift.readLine().map(Input.line) ?? .endOfInput }
        free(self.prompt)
        self.prompt = strdup(Self.escaped(prompt))
        wasInterrupted = false
        var count: Int32 = 0
        let line = cedit_read_line(editor, &count).map { String(cString: $0) }
        if wasInterrupted { return .interrupted }
        guard let line, count > 0 else {
            cedit_print(editor, "\n")
            return .endOfInput
        }
        let isEnded = line.unicodeScalars.last == "\n"
        return .line(isEnded ? String(line.unicodeScalars.dropLast()) : line)
    }

    /// Waits for an entry of one or more lines and remembers it.
    ///
    /// - Parameters:
    ///   - prompt: before the first line.
    ///   - continuation: before every other line.
    ///   - isComplete: whether the lines so far are all of the entry.
    public func readEntry(prompt: String, continuation: String, isComplete: (String) -> Bool) -> Input {
        linesAbove = ""
        defer { linesAbove = "" }
        while true {
            switch readLine(prompt: linesAbove.isEmpty ? prompt : continuation) {
            case .line(let line):
                let entry = linesAbove + line
                if isComplete(entry) {
                    remember(entry)
                    return .line(entry)
                }
                linesAbove = entry + "\n"
            case .interrupted:
                return .interrupted
            case .endOfInput:
                if linesAbove.isEmpty { return .endOfInput }
                // What was piped in without its end is still to be read; a person in the middle of an entry gives up that alone.
                return isInteractive ? .interrupted : .line(linesAbove)
            }
        }
    }

    /// Adds an entry to the history, and to its file before this returns; blank and repeated ones are left out.
    public func remember(_ entry: String) {
        guard let history, entry != lastRemembered, !entry.allSatisfy(\.isWhitespace) else { return }
        lastRemembered = entry
        _ = cedit_history_enter(history, entry)
        file?.append(entry)
    }
}

// MARK: - Keys and completion

extension LineEditor {
    private func configure() {
        guard let editor, let history else { return }
        _ = cedit_history_set_size(history, Int32(Self.historySize))
        for entry in file?.entries(limit: Self.historySize) ?? [] {
            _ = cedit_history_enter(history, entry)
            lastRemembered = entry
        }
        _ = cedit_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
        _ = cedit_set_prompt(editor, { LineEditor.of($0).map { UnsafePointer($0.prompt) } ?? nil }, Self.promptEscape)
        _ = cedit_set_editor(editor, "emacs")
        _ = cedit_set_history(editor, history)
        // The terminal's own signal keys would end the program; as keys they can be bound like any other.
        _ = cedit_set_terminal(editor, "-isig")
        _ = cedit_add_function(editor, "clustering-complete", "Complete the word") { editor, _ in
            LineEditor.of(editor)?.completeWord() ?? UInt8(CC_ERROR)
        }
        _ = cedit_add_function(editor, "clustering-interrupt", "Throw the line away") { editor, _ in
            LineEditor.of(editor)?.interrupt() ?? UInt8(CC_ERROR)
        }
        _ = cedit_add_function(editor, "clustering-suspend", "Go back to the shell that started the program") { editor, _ in
            if let editor { cedit_print(editor, "\n") }
            raise(SIGTSTP)
            return UInt8(CC_NORM)
        }
        for (key, command) in Self.keys { _ = cedit_bind(editor, key, command) }
        _ = el_source(editor, nil)
    }

    /// Beyond what libedit binds by itself: the keys most terminals send and most people try.
    private static let keys = [
        ("^I", "clustering-complete"), ("^C", "clustering-interrupt"), ("^Z", "clustering-suspend"),
        ("^R", "em-inc-search-prev"), ("^W", "ed-delete-prev-word"),
        ("\\e[A", "ed-search-prev-history"), ("\\e[B", "ed-search-next-history"),
        ("\\eOA", "ed-search-prev-history"), ("\\eOB", "ed-search-next-history"),
        ("\\e[H", "ed-move-to-beg"), ("\\e[F", "ed-move-to-end"), ("\\e[1~", "ed-move-to-beg"), ("\\e[4~", "ed-move-to-end"),
        ("\\e[3~", "ed-delete-next-char"), ("\\e[1;5C", "em-next-word"), ("\\e[1;5D", "ed-prev-word"),
    ]

    private static func of(_ editor: OpaquePointer?) -> LineEditor? {
        guard let editor, let client = cedit_client(editor) else { return nil }
        return Unmanaged<LineEditor>.fromOpaque(client).takeUnretainedValue()
    }

    /// Leaves the line on the screen, marked, and ends it as Return would.
    private func interrupt() -> UInt8 {
        guard let editor else { return UInt8(CC_ERROR) }
        wasInterrupted = true
        _ = el_cursor(editor, .max / 2)
        _ = el_insertstr(editor, "^C")
        el_push(editor, "\n")
        return UInt8(CC_REFRESH)
    }

    private func completeWord() -> UInt8 {
        guard let editor, let info = el_line(editor)?.pointee else { return UInt8(CC_ERROR) }
        let typed = String(decoding: UnsafeRawBufferPointer(start: info.buffer, count: info.cursor - info.buffer), as: UTF8.self)
        let rest = String(decoding: UnsafeRawBufferPointer(start: info.cursor, count: info.lastchar - info.cursor), as: UTF8.self)
        let text = linesAbove + typed
        let completion = complete(text + rest, text.count)
        guard let first = completion.candidates.first else { return UInt8(CC_REFRESH_BEEP) }
        let word = text.suffix(max(0, text.count - completion.range.lowerBound))
        let isOnly = completion.candidates.count == 1
        let replacement = isOnly ? first.text + first.ending : completion.commonPrefix
        if isOnly || replacement.count > word.count {
            // libedit counts code points.
            el_deletestr(editor, Int32(word.unicodeScalars.count))
            return el_insertstr(editor, replacement) == 0 ? UInt8(CC_REFRESH) : UInt8(CC_ERROR)
        }
        let size = Terminal.size(of: .input) ?? (80, 24)
        let lines = completion.lines(columns: size.columns, rows: size.rows)
        cedit_print(editor, "\n" + lines.joined(separator: "\n") + "\n")
        return UInt8(CC_REDISPLAY)
    }
}

// MARK: - Text for libedit

extension LineEditor {
    /// libedit reads what is typed in the character set of the locale, which has to be UTF-8 wherever the program runs.
    private static func chooseUTF8() {
        setlocale(LC_CTYPE, "")
        if let set = nl_langinfo(Int32(CODESET)), String(cString: set) == "UTF-8" { return }
        setlocale(LC_CTYPE, "C.UTF-8")
    }

    private static let promptEscape: CChar = 1

    /// The prompt with its colours marked as taking no room.
    private static func escaped(_ prompt: String) -> String {
        let mark = Character(UnicodeScalar(UInt8(promptEscape)))
        var text = ""
        var isColour = false
        for character in prompt {
            if character == "\u{1B}", !isColour {
                text.append(mark)
                isColour = true
            }
            text.append(character)
            if isColour, character.isLetter {
                text.append(mark)
                isColour = false
            }
        }
        return text
    }
}
