import FoundationEssentials

/// A command a session has accepted.
public struct Cell: Sendable, Hashable {
    /// What became of a command.
    public enum Outcome: String, Sendable { case done, failed, cancelled, undone }

    public let id: CellID
    /// Counted from 1 within the session.
    public let number: Int
    public let text: String
    public let accepted: Date
    /// `nil` while it runs, and for ever where its process was killed.
    public let outcome: Outcome?
    /// What is to be remembered of the outcome, such as rows and hash.
    public let note: String?
}
