import Vocabulary

/// A verb of the language.
///
/// A command never prints: what it has to say is its reply.
public protocol Command: Described {
    /// Whether the session's journal keeps it; what only looks at the program itself is not kept.
    static var isKept: Bool { get }

    /// Does what was asked.
    ///
    /// - Throws: `Diagnostic`, or an error that has one; the session is then as it was before.
    func run(in session: isolated Session) async throws -> Reply
}

extension Command {
    public static var isKept: Bool { true }
}
