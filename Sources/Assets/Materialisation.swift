import FoundationEssentials
import Vocabulary

/// A result that was made: what it is, what it holds, what it was made from and what happened on the way.
///
/// A materialisation never changes; making the slice again makes another one.
public struct Materialisation: Sendable, Hashable, Codable {
    public let slice: AssetSlice
    public let version: Version
    public let contentHash: ContentHash
    public let codeVersion: String
    /// The canonical text of every parameter that was read, by name.
    public let parameters: [String: String]
    public let inputs: [Input]

    public let files: [StoredFile]
    public let rows: Int?
    public let columns: Int?
    public let balance: RowBalance?
    public let figures: [Figure]
    public let ledger: [LedgerEntry]
    /// Sentences a person must see.
    public let warnings: [String]

    public let run: RunID?
    public let started: Date
    public let seconds: Double

    public init(
        _ slice: AssetSlice, version: Version, contentHash: ContentHash, codeVersion: String,
        parameters: [String: String] = [:], inputs: [Input] = [], files: [StoredFile] = [], rows: Int? = nil,
        columns: Int? = nil, balance: RowBalance? = nil, figures: [Figure] = [], ledger: [LedgerEntry] = [],
        warnings: [String] = [], run: RunID? = nil, started: Date, seconds: Double
    ) {
        self.slice = slice
        self.version = version
        self.contentHash = contentHash
        self.codeVersion = codeVersion
        self.parameters = parameters
        self.inputs = inputs
        self.files = files
        self.rows = rows
        self.columns = columns
        self.balance = balance
        self.figures = figures
        self.ledger = ledger
        self.warnings = warnings
        self.run = run
        self.started = started
        self.seconds = seconds
    }

    /// The file a step calls `name`.
    public func file(named name: String) -> StoredFile? { files.first { $0.name == name } }
}

extension Materialisation {
    /// A slice that was read, as it was then.
    public struct Input: Sendable, Hashable, Codable {
        public let slice: AssetSlice
        public let version: Version
        public let contentHash: ContentHash

        public init(_ slice: AssetSlice, version: Version, contentHash: ContentHash) {
            self.slice = slice
            self.version = version
            self.contentHash = contentHash
        }

        public init(_ materialisation: Materialisation) {
            self.init(
                materialisation.slice, version: materialisation.version, contentHash: materialisation.contentHash)
        }
    }
}
