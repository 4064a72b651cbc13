import Glibc
import Testing

@testable import Shell

@Suite struct HistoryFileTests {
    @Test func everyEntrySurvives() {
        let path = LineEditorTests.historyPath()
        defer { unlink(path) }
        let entries = ["quit", "a\nb\\n", "\\", "店 'x'", "\ttab", "a\r\nb"]
        let file = HistoryFile(path: path)
        for entry in entries { #expect(file.append(entry)) }
        #expect(HistoryFile(path: path).entries(limit: 10) == entries)
        #expect(HistoryFile(path: path).entries(limit: 2) == ["\ttab", "a\r\nb"])
    }

    @Test func longFilesGiveTheirLastEntries() {
        let path = LineEditorTests.historyPath()
        defer { unlink(path) }
        let file = HistoryFile(path: path)
        for number in 0..<25 { file.append("\(number)") }
        #expect(file.entries(limit: 4) == ["21", "22", "23", "24"])
    }

    @Test func aFileThatCannotBeWrittenIsTold() {
        let file = HistoryFile(path: "/nonexistent/history")
        #expect(file.append("x") == false)
        #expect(file.entries(limit: 3).isEmpty)
    }
}
