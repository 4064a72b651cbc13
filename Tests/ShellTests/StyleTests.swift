import Testing
import Vocabulary

@testable import Shell

@Suite struct StyleTests {
    private static let diagnostic = Diagnostic(
        .outOfRange, "k must be at least 1", at: .init(line: 1, column: 4, text: "k= 0"), given: "0", next: "help cluster")

    @Test func withoutColoursADiagnosticIsItsLines() {
        #expect(Style(isColoured: false).text(of: Self.diagnostic) == Self.diagnostic.lines.joined(separator: "\n"))
    }

    @Test func theCaretIsRed() {
        let lines = Style(isColoured: true).text(of: Self.diagnostic).split(separator: "\n")
        #expect(lines[0] == "\u{1B}[31merror[E203]\u{1B}[0m\u{1B}[1m: k must be at least 1\u{1B}[0m")
        #expect(lines[2].hasPrefix("\u{1B}[31m") && lines[2].hasSuffix("^\u{1B}[0m"))
        #expect(lines[3] == "\u{1B}[2m  given:\u{1B}[0m    0")
    }
}
