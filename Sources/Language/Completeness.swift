/// Whether what was typed so far can be read, or goes on in the next line.
public enum Completeness: Sendable, Equatable {
    case complete
    case continues(Reason)

    /// What is still open.
    public enum Reason: Sendable, Equatable {
        case openBracket, openComment, openQuote, trailingBackslash
        /// A query without its `;`.
        case openQuery
    }
}
