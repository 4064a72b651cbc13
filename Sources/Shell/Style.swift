import Glibc
import Vocabulary

/// Colours for a terminal, or none.
public struct Style: Sendable {
    /// What a stretch of text is.
    public enum Ink: String, Sendable {
        case strong = "1"
        case faint = "2"
        case error = "31"
        case good = "32"
        case warning = "33"
        case name = "36"
    }

    public let isColoured: Bool

    public init(isColoured: Bool) { self.isColoured = isColoured }

    /// The style for a stream: coloured where it is a terminal that is not dumb and `NO_COLOR` is unset or empty.
    ///
    /// Source: no-color.org.
    public init(for stream: Terminal.Stream) {
        let refuses = Self.environment("NO_COLOR").map { !$0.isEmpty } ?? false
        isColoured = stream.isTerminal && !refuses && Self.environment("TERM") != "dumb"
    }

    /// The text in a colour.
    public func callAsFunction(_ ink: Ink, _ text: String) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// A diagnostic as a person reads it, the caret in red.
    public func text(of diagnostic: Diagnostic) -> String {
        diagnostic.lines.map(styled).joined(separator: "\n")
    }

    private func styled(_ line: String) -> String {
        let word = line.drop { $0 == " " }
        if line.hasPrefix("error["), let end = line.firstIndex(of: ":") {
            return self(.error, String(line[..<end])) + self(.strong, String(line[end...]))
        }
        if !word.isEmpty, word.allSatisfy({ $0 == "^" }) { return self(.error, line) }
        for label in ["given:", "expected:", "nearest:", "try:"] where line.hasPrefix("  \(label)") {
            return self(.faint, "  \(label)") + line.dropFirst(label.count + 2)
        }
        return line
    }

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
