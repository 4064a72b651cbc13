import Vocabulary

extension Suggestion {
    /// A number of clusters that was tried, and all that is known of it.
    public struct Candidate: Sendable, Hashable {
        public let count: Int
        /// By cluster, descending.
        public let sizes: [Int]
        /// By metric of the sweep.
        public let scores: [Score]
        /// How the clusters came back from bootstrap resamples.
        public let stability: Stability
        /// How the clusters of structureless rows did.
        public let referenceStability: ReferenceStability
        /// How clear the consensus of subsamples was.
        public let consensus: Consensus.Row
        /// The mean of the mean ranks by metrics, criteria and stability; `nil` where it is excluded.
        public let meanRank: Double?
        /// From 1, the best; `nil` where it is excluded.
        public let place: Int?
        /// Why it cannot be recommended.
        public let exclusion: Exclusion?

        public var smallestSize: Int { sizes.last ?? 0 }
    }

    /// Why a number of clusters cannot be recommended.
    public enum Exclusion: Sendable, Hashable {
        case smallCluster(size: Int, minimum: Int)
        /// The algorithm found fewer clusters than were asked for.
        case fewerClusters(found: Int)
    }
}

extension Suggestion.Exclusion {
    public var text: String {
        switch self {
        case .smallCluster(let size, let minimum):
            "its smallest cluster has \(size.counted("row")), fewer than min_size=\(minimum)"
        case .fewerClusters(let found): "only \(found.counted("cluster")) came of it"
        }
    }
}
