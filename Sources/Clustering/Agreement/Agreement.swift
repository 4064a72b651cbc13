/// Everything that can be said about how far a partition agrees with given labels.
public struct Agreement: Sendable, Hashable, Codable {
    /// The number of one metric.
    public struct Entry: Sendable, Hashable, Codable {
        /// The metric's name.
        public let metric: String
        public let score: Score
    }

    public let table: CrossTable
    public let matching: ClusterMatching
    /// Every metric of agreement with its parameters at their defaults, sorted by name.
    public let scores: [Entry]

    /// - Throws: `ClusteringError.differentRows`, `.cancelled`.
    /// - Complexity: O(n) for the table, and what its matching takes.
    public init(
        of partition: Partition, with reference: Partition, clusterNames: [String]? = nil, labelNames: [String]? = nil,
        in execution: Execution = .standard
    ) throws(ClusteringError) {
        let table = try CrossTable(partition, against: reference, clusterNames: clusterNames, labelNames: labelNames)
        self.table = table
        matching = try ClusterMatching(of: table, in: execution)
        scores = Metrics.ofAgreement.map { Entry(metric: $0.card.name, score: $0.init().score(of: table)) }
    }

    /// The score of one metric, by its name.
    public subscript(metric: String) -> Score? { scores.first { $0.metric == metric }?.score }
}
