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
        let order = CanonicalOrder(labels)
        self.labels = labels.map { label in label.map { order.number(of: $0) } }
        sizes = order.sizes
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

/// Arbitrary labels in the order of their canonical numbers.
struct CanonicalOrder {
    /// The labels given, in the order of their canonical numbers.
    let labels: [Int]
    /// Descending.
    let sizes: [Int]
    private let numbers: [Int: Int]

    init(_ given: [Int?]) {
        var size: [Int: Int] = [:]
        var firstRow: [Int: Int] = [:]
        for (row, label) in given.enumerated() {
            guard let label else { continue }
            size[label, default: 0] += 1
            if firstRow[label] == nil { firstRow[label] = row }
        }
        labels = firstRow.keys.sorted { (-size[$0]!, firstRow[$0]!) < (-size[$1]!, firstRow[$1]!) }
        sizes = labels.map { size[$0]! }
        numbers = Dictionary(uniqueKeysWithValues: zip(labels, 1...))
    }

    func number(of label: Int) -> Int { numbers[label]! }
}
