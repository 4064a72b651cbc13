/// The order in which clusters were joined, two at a time, from single rows up to all of them.
///
/// Merge m makes cluster `leafCount + m`; rows are clusters 0 … leafCount − 1. Heights never fall where the linkage is
/// monotone, which single, complete, average and Ward are.
public struct Dendrogram: Sendable, Hashable, Codable {
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
    /// By height, lowest first; leafCount − 1 of them.
    public let merges: [Merge]

    public init(leafCount: Int, merges: [Merge]) {
        precondition(merges.count == max(0, leafCount - 1), "not every row is joined once")
        self.leafCount = leafCount
        self.merges = merges
    }
}
