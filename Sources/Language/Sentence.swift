import Vocabulary

/// One thing a person asks for: a command, or a query.
public enum Sentence: Sendable, Equatable {
    case command(Statement)
    case query(Query)

    /// The sentence as it was written, comments and line ends included.
    public var source: String {
        switch self {
        case .command(let statement): statement.source
        case .query(let query): query.source
        }
    }

    /// Where the sentence begins.
    public var place: Diagnostic.Place {
        switch self {
        case .command(let statement): statement.place
        case .query(let query): query.place
        }
    }

    /// The sentence written out in full; reading it again gives the same sentence.
    public var canonical: String {
        switch self {
        case .command(let statement): statement.canonical
        case .query(let query): query.canonical
        }
    }

    /// What the lines `#= …` under the sentence say it gave.
    public internal(set) var expectations: [String] {
        get {
            switch self {
            case .command(let statement): statement.expectations
            case .query(let query): query.expectations
            }
        }
        set {
            switch self {
            case .command(var statement):
                statement.expectations = newValue
                self = .command(statement)
            case .query(var query):
                query.expectations = newValue
                self = .query(query)
            }
        }
    }
}
