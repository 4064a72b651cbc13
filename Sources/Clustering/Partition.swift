/// Which cluster each row belongs to: clusters are numbered 1…k, the largest first, ties by first row; noise is `nil`.
public struct Partition: Sendable, Hashable, Codable {
    /// One a row.
    public let labels: [Int?]
    /// Rows in each cluster, descending; cluster c is at c − 1.
    public let sizes: [Int]

    /// Renumbers arbitrary labels canonically.
    ///
    /// - Complexity: O(n + k log k).
    public init(_ labels: [Int?]) {
        self.init(labels, in: CanonicalOrder(labels))
    }

    init(_ labels: [Int?], in order: CanonicalOrder) {
        self.labels = labels.map { label in label.map { order.number(of: $0) } }
        sizes = order.sizes
    }

    /// - Parameter labels: numbered canonically already.
    init(canonical labels: [Int?], sizes: [Int]) {
        self.labels = labels
        self.sizes = sizes
    }

    public var clusterCount: Int { sizes.count }
    public var rowCount: Int { labels.count }
    public var noiseCount: Int { labels.count - sizes.reduce(0, +) }

    /// The rows of cluster `cluster`, counted from 0, ascending.
    public func members(of cluster: Int) -> [Int] {
        labels.indices.filter { labels[$0] == cluster }
    }

    /// The cluster of each row counted from 0, and −1 for noise, for inner loops.
    var indices: [Int32] { labels.map { Int32(($0 ?? 0) - 1) } }

    private enum CodingKeys: CodingKey { case labels }

    public init(from decoder: any Decoder) throws {
        self.init(try decoder.container(keyedBy: CodingKeys.self).decode([Int?].self, forKey: .labels))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(labels, forKey: .labels)
    }
}
