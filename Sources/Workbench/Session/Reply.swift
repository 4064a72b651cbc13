import Assets
import Tables
import Vocabulary

/// What a command has to say; whoever runs it decides how it looks.
public struct Reply: Sendable {
    public enum Part: Sendable {
        case heading(String)
        case text(String)
        /// Rows to look at, and how many there are in all where these are not all.
        case table(Table, total: Int?)
        case figures([Figure])
        case ledger(RowBalance?, [LedgerEntry])
        case warning(String)
        /// A file that was written, and what it holds.
        case wrote(path: String, what: String)
    }

    public var parts: [Part]
    /// Whether the session ends here.
    public var ends = false

    public init(_ parts: [Part] = []) { self.parts = parts }

    public static func text(_ text: String) -> Self { Self([.text(text)]) }
    public static func table(_ table: Table, total: Int? = nil) -> Self { Self([.table(table, total: total)]) }

    public mutating func append(_ part: Part) { parts.append(part) }
}
