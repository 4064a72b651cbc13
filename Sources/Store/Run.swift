import Assets
import FoundationEssentials

/// One execution of a job or a selection.
public struct Run: Sendable, Hashable {
    /// How a run ended.
    public enum Outcome: String, Sendable { case succeeded, failed, cancelled }

    public let id: RunID
    /// Empty where no job was named.
    public let job: String
    public let environment: String
    public let selection: String
    public let started: Date
    /// `nil` while it runs, and for ever where its process was killed.
    public let ended: Date?
    public let outcome: Outcome?
}
