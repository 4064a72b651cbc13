import Testing

@testable import Shell

@Suite struct ProgressLineTests {
    @Test func theLineFitsTheTerminalAndGoesAway() throws {
        let terminal = try PseudoTerminal(running: "LineEditorProbe", arguments: ["--progress"], columns: 12)
        #expect(terminal.waits(for: "\rfitting k …\u{1B}[K"))
        #expect(terminal.waits(for: "\r\u{1B}[Kdone"))
    }

    @Test func nobodySeesItWhereStandardErrorIsAFile() throws {
        let command = PseudoTerminal.folder + "/LineEditorProbe --progress 2>&1 >/dev/null | cat; echo over"
        let terminal = try PseudoTerminal(running: "/bin/sh", arguments: ["-c", command])
        #expect(terminal.waits(for: "over"))
        #expect(!terminal.read.contains("fitting"))
    }
}
