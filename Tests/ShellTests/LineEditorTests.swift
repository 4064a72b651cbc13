import Glibc
import Testing

@testable import Shell

/// What a person does at a terminal, done at a real pseudo-terminal.
///
/// Control keys wait for the prompt: between two lines they mean to the terminal what they mean outside the editor.
@Suite(.serialized) struct LineEditorTests {
    static func historyPath() -> String {
        "/tmp/line-editor-\(getpid())-\(UInt64.random(in: .min ... .max)).history"
    }

    @Test func aTypedLineArrives() throws {
        let terminal = try PseudoTerminal(running: "LineEditorProbe")
        #expect(terminal.waits(for: "probe>"))
        terminal.type("load größe 店 🙂\r")
        #expect(terminal.waits(for: #"got "load größe 店 🙂""#))
    }

    @Test func theLineCanBeEdited() throws {
        let terminal = try PseudoTerminal(running: "LineEditorProbe")
        #expect(terminal.waits(for: "probe>"))
        terminal.type("bcx\u{7F}\u{01}a\u{05}d\u{1B}[D\u{1B}[D-\r")
        #expect(terminal.waits(for: #"got "ab-cd""#))
    }

    @Test func theHistoryComesBackAlsoInTheNextSession() throws {
        let path = Self.historyPath()
        defer { unlink(path) }
        let first = try PseudoTerminal(running: "LineEditorProbe", arguments: [path])
        #expect(first.waits(for: "probe>"))
        first.type("first\r")
        #expect(first.waits(for: #"got "first""#))
        first.type("one \\\rtwo\r")
        #expect(first.waits(for: #"got "one \\\ntwo""#))
        #expect(first.waits(for: "probe>"))
        first.type("\u{1B}[A\r")
        #expect(first.waits(for: #"got "one \\\ntwo""#))

        let second = try PseudoTerminal(running: "LineEditorProbe", arguments: [path])
        #expect(second.waits(for: "probe>"))
        second.type("\u{1B}[A\r")
        #expect(second.waits(for: #"got "one \\\ntwo""#))
        #expect(second.waits(for: "probe>"))
        second.type("\u{1B}[A\u{1B}[A\r")
        #expect(second.waits(for: #"got "first""#))
        #expect(HistoryFile(path: path).entries(limit: 10) == ["first", "one \\\ntwo", "first"])
    }

    @Test func arrowUpLooksForWhatWasTyped() throws {
        let terminal = try terminalWithHistory()
        terminal.type("lo\u{1B}[A\r")
        #expect(terminal.waits(for: #"got "load a""#))
    }

    @Test func tabCompletesAndLists() throws {
        let terminal = try PseudoTerminal(running: "LineEditorProbe")
        #expect(terminal.waits(for: "probe>"))
        terminal.type("lo\tgr\t\r")
        #expect(terminal.waits(for: #"got "load größe ""#))
        #expect(terminal.waits(for: "probe>"))
        terminal.type("cl\t\t")
        #expect(terminal.waits(for: "cluster  clutter"))
        #expect(terminal.waits(for: "clu"))
        terminal.type("s\t\r")
        #expect(terminal.waits(for: #"got "cluster ""#))
    }

    @Test func tabReplacesTheWordAtTheCursorOnly() throws {
        let terminal = try PseudoTerminal(running: "LineEditorProbe")
        #expect(terminal.waits(for: "probe>"))
        terminal.type("grö x\u{1B}[D\u{1B}[D\t\r")
        #expect(terminal.waits(for: #"got "größe  x""#))
    }

    @Test func controlCThrowsTheLineAwayAndControlDLeaves() throws {
        let terminal = try PseudoTerminal(running: "LineEditorProbe")
        #expect(terminal.waits(for: "probe>"))
        terminal.type("abc\u{03}")
        #expect(terminal.waits(for: "interrupted"))
        terminal.type("one \\\r")
        #expect(terminal.waits(for: "...>"))
        terminal.type("\u{03}")
        #expect(terminal.waits(for: "interrupted"))
        terminal.type("x\r")
        #expect(terminal.waits(for: #"got "x""#))
        #expect(terminal.waits(for: "probe>"))
        terminal.type("\u{04}")
        #expect(terminal.waits(for: "bye"))
    }

    @Test func controlDInTheMiddleOfAnEntryThrowsItAwayAndStays() throws {
        let terminal = try PseudoTerminal(running: "LineEditorProbe")
        #expect(terminal.waits(for: "probe>"))
        terminal.type("one \\\r")
        #expect(terminal.waits(for: "...>"))
        terminal.type("\u{04}")
        #expect(terminal.waits(for: "interrupted"))
        #expect(terminal.waits(for: "probe>"))
        terminal.type("x\r")
        #expect(terminal.waits(for: #"got "x""#))
        #expect(terminal.waits(for: "probe>"))
        terminal.type("\u{04}")
        #expect(terminal.waits(for: "bye"))
    }

    @Test func controlRLooksBackwards() throws {
        let terminal = try terminalWithHistory()
        terminal.type("\u{12}oad\r")
        #expect(terminal.waits(for: #"got "load a""#))
    }

    @Test(arguments: [UInt16(12), 20, 200])
    func anyWidthWillDo(_ columns: UInt16) throws {
        let terminal = try PseudoTerminal(running: "LineEditorProbe", columns: columns, rows: 5)
        let long = String(repeating: "0123456789", count: 8)
        #expect(terminal.waits(for: "probe>"))
        terminal.type(long)
        terminal.resize(columns: columns + 7, rows: 9)
        terminal.type("x\r")
        #expect(terminal.waits(for: "got"))
        #expect(terminal.waits(for: "\"\(long)x\""))
    }

    @Test func linesFromAPipeNeedNoPrompt() throws {
        let probe = PseudoTerminal.folder + "/LineEditorProbe"
        let terminal = try PseudoTerminal(
            running: "/bin/sh", arguments: ["-c", #"printf 'a\\\nb\n\nlast\\\n' | \#(probe)"#])
        #expect(terminal.waits(for: #"got "a\\\nb""#))
        #expect(terminal.waits(for: #"got """#))
        #expect(terminal.waits(for: #"got "last\\\n""#))
        #expect(terminal.waits(for: "bye"))
        #expect(!terminal.read.contains("probe>"))
    }

    @Test func aPlainTerminalWorksToo() throws {
        let terminal = try PseudoTerminal(running: "LineEditorProbe", environment: ["TERM=dumb"])
        #expect(terminal.waits(for: "probe>"))
        terminal.type("load\r")
        #expect(terminal.waits(for: #"got "load""#))
    }

    /// A prompt at which three entries were typed.
    private func terminalWithHistory() throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(running: "LineEditorProbe")
        for entry in ["load a", "quit", "cells"] {
            #expect(terminal.waits(for: "probe>"))
            terminal.type(entry + "\r")
        }
        #expect(terminal.waits(for: #"got "cells""#))
        #expect(terminal.waits(for: "probe>"))
        return terminal
    }
}
