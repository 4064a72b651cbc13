import Vocabulary

/// A sentence in SQL: it begins with a word that opens a query.
public struct Query: Sendable, Equatable {
    /// The query without its comments, its `;` and its `> FILE`.
    public let sql: String
    /// The file after a final `>`.
    public let file: Written?
    public let source: String
    public let place: Diagnostic.Place
    public internal(set) var expectations: [String] = []
    /// Whether a `;` ended it.
    let isTerminated: Bool

    /// The query written out, `;` included.
    public var canonical: String {
        sql + (file.map { " > \($0.text)" } ?? "") + ";"
    }
}
