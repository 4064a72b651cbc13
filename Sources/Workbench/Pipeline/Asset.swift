import Assets
import Vocabulary

/// One result of the pipeline: what it is called, what it is made from, and how.
///
/// The edges of the graph are not written down: they are the `Input`s an asset stores.
public protocol Asset: Sendable {
    associatedtype Output: AssetValue

    static var group: AssetGroup { get }
    static var kind: AssetKind { get }
    /// Raised whenever the same inputs and parameters would give another result.
    static var codeVersion: Int { get }
    /// The names of the job parameters it reads.
    static var reads: [String] { get }
    static var partitioning: Partitioning { get }

    /// What it is made by; `Self.partitioning` unless the side has a say.
    var partitioning: Partitioning { get }
    var card: Card { get }
    /// The side whose parameters hold; `nil` for those common to both.
    var side: Side? { get }

    /// Makes every partition.
    ///
    /// - Throws: `Diagnostic` for what a person can mend.
    func materialise(_ work: Work) async throws -> [Made<Output>]
}

extension Asset {
    public static var codeVersion: Int { 1 }
    public static var reads: [String] { [] }
    public static var partitioning: Partitioning { .single }
    public var partitioning: Partitioning { Self.partitioning }
    public var side: Side? { nil }
    public var key: AssetKey { AssetKey(card.name) }

    /// What the asset is made from, in the order its inputs are stored.
    public var inputs: [AssetKey] {
        Mirror(reflecting: self).children.compactMap { ($0.value as? any InputReference)?.key }
    }

    /// The asset as the graph sees it.
    public var specification: AssetSpecification {
        AssetSpecification(
            key, group: Self.group, kind: Self.kind, summary: card.summary, discussion: card.discussion,
            inputs: inputs, parameters: Self.reads, codeVersion: String(Self.codeVersion),
            partitioning: partitioning)
    }
}

/// One materialised partition: the value, and what there is to tell of it.
public struct Made<Output: AssetValue>: Sendable {
    public let partition: String?
    public let output: Output
    public let notes: Notes
    /// The output's files, where they were made along with it.
    private(set) var files: [FilePart]?

    public init(_ output: Output, partition: String? = nil, notes: Notes = Notes()) {
        self.output = output
        self.partition = partition
        self.notes = notes
    }

    /// With its files made now, on the thread that made the output.
    func encoded() throws -> Self {
        var encoded = self
        encoded.files = try output.parts.map { try $0.encoded() }
        return encoded
    }
}

/// What an asset tells of how it was made.
public struct Notes: Sendable {
    public var ledger: [LedgerEntry] = []
    public var figures: [Figure] = []
    public var warnings: [String] = []
    public var balance: RowBalance?
    /// Files that were written outside the workspace.
    public var written: [String] = []
    /// Files that were read, which are part of the version: SHA-256 by path.
    public var sources: [String: String] = [:]

    public init() {}
}
