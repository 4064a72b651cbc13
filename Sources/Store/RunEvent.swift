import Assets
import FoundationEssentials

/// Something worth remembering that happened in a run.
public struct RunEvent: Sendable, Hashable {
    public let run: RunID
    public let kind: Kind
    public let slice: AssetSlice?
    public let message: String
    public let time: Date

    public init(
        _ kind: Kind, in run: RunID, of slice: AssetSlice? = nil, _ message: String = "", at time: Date = Date()
    ) {
        self.run = run
        self.kind = kind
        self.slice = slice
        self.message = message
        self.time = time
    }

    /// What happened; the list is open.
    public struct Kind: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }
        public init(stringLiteral name: String) { rawValue = name }

        public static let started: Self = "started"
        public static let materialised: Self = "materialised"
        public static let reused: Self = "reused"
        public static let skipped: Self = "skipped"
        public static let failed: Self = "failed"
        public static let warning: Self = "warning"
    }
}
