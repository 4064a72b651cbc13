/// What an asset is, apart from what computes it.
public struct AssetSpecification: Sendable, Hashable {
    public let key: AssetKey
    public let group: AssetGroup
    public let kind: AssetKind
    /// One sentence of at most 72 characters, ending in a full stop.
    public let summary: String
    public let discussion: String
    /// The assets it is made from, in the order they are named.
    public let inputs: [AssetKey]
    /// The names of the parameters it reads.
    public let parameters: [String]
    /// Changed by hand whenever the code would give another result for the same inputs and parameters.
    public let codeVersion: String
    public let partitioning: Partitioning

    public init(
        _ key: AssetKey, group: AssetGroup, kind: AssetKind, summary: String, discussion: String = "",
        inputs: [AssetKey] = [], parameters: [String] = [], codeVersion: String = "1",
        partitioning: Partitioning = .single
    ) {
        self.key = key
        self.group = group
        self.kind = kind
        self.summary = summary
        self.discussion = discussion
        self.inputs = inputs
        self.parameters = parameters
        self.codeVersion = codeVersion
        self.partitioning = partitioning
    }
}
