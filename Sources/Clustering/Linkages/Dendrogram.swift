/// The order in which clusters were joined, two at a time, from single rows up to all of them.
///
/// Merge m makes cluster `leafCount + m`; rows are clusters 0 … leafCount − 1. Heights never fall where the linkage is
/// monotone, which single, complete, average and Ward are; others may have inversions, which `isMonotone` tells. Merges of
/// equal height stand in the order they were made in, which does not depend on the order of the rows.
public struct Dendrogram: Sendable, Hashable {
    public struct Merge: Sendable, Hashable, Codable {
        /// The smaller of the numbers of the clusters joined.
        public let first: Int
        public let second: Int
        public let height: Double
        /// Rows in the cluster made.
        public let size: Int

        public init(first: Int, second: Int, height: Double, size: Int) {
            self.first = first
            self.second = second
            self.height = height
            self.size = size
        }
    }

    public let leafCount: Int
    /// In the order they are made in, which is that of their heights where these never fall; leafCount − 1 of them.
    public let merges: [Merge]

    public init(leafCount: Int, merges: [Merge]) {
        precondition(merges.count == max(0, leafCount - 1), "not every row is joined once")
        self.leafCount = leafCount
        self.merges = merges
    }

    /// Whether no cluster is lower than a cluster it contains.
    public var isMonotone: Bool { zip(merges, merges.dropFirst()).allSatisfy { $0.height <= $1.height } }
}

extension Dendrogram {
    /// Numbers joins that were found in any order, lowest first, equal ones in the order given.
    ///
    /// - Parameter isSorted: whether the joins are to be made in the order they are given in.
    /// - Complexity: O(n·log n).
    init(leafCount: Int, joins: [Join], isSorted: Bool = false) {
        let order = isSorted ? Array(joins.indices) : joins.indices.sorted { (joins[$0].height, $0) < (joins[$1].height, $1) }
        var sets = DisjointSets(leafCount)
        // The number each set bears, by the member that stands for it.
        var numbers = Array(0..<leafCount)
        let merges = order.enumerated().map { made, position in
            let join = joins[position]
            let (first, second) = (sets.representative(of: join.first), sets.representative(of: join.second))
            let (one, other) = (numbers[first], numbers[second])
            sets.unite(first, second)
            let whole = sets.representative(of: first)
            numbers[whole] = leafCount + made
            return Merge(first: min(one, other), second: max(one, other), height: join.height, size: sets.size(of: whole))
        }
        self.init(leafCount: leafCount, merges: merges)
    }
}

extension Dendrogram: Codable {
    private enum CodingKeys: CodingKey { case leafCount, merges }

    /// Refuses what is no tree over the rows.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let leafCount = try container.decode(Int.self, forKey: .leafCount)
        let merges = try container.decode([Merge].self, forKey: .merges)
        guard leafCount >= 0, Self.isTree(merges, over: leafCount) else {
            throw ClusteringError.unreadableModel("\(merges.count) merges are no tree over \(leafCount) rows")
        }
        self.init(leafCount: leafCount, merges: merges)
    }

    private static func isTree(_ merges: [Merge], over leafCount: Int) -> Bool {
        guard merges.count == max(0, leafCount - 1) else { return false }
        var sizes = [Int](repeating: 1, count: leafCount)
        for merge in merges {
            guard 0 <= merge.first, merge.first < merge.second, merge.second < sizes.count else { return false }
            let size = sizes[merge.first] + sizes[merge.second]
            guard sizes[merge.first] > 0, sizes[merge.second] > 0, size == merge.size else { return false }
            (sizes[merge.first], sizes[merge.second]) = (0, 0)
            sizes.append(size)
        }
        return true
    }
}
