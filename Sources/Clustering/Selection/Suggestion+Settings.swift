extension Suggestion {
    /// Limits of a suggestion, and how much work is put into it.
    public struct Settings: Sendable {
        /// The most clusters to try.
        public var mostClusters = 10
        /// The fewest rows a cluster may have.
        public var minimumSize = 1
        /// `nil` for every metric that can compare numbers of clusters and is no cheaper form of another, which would vote twice.
        public var metrics: [any Metric]?
        /// References without clusters to draw of each kind; with fewer than 19 no p can be below 0.05.
        public var references = 20
        /// Bootstrap resamples for the Jaccard coefficients.
        public var resamples = 30
        /// Bootstrap resamples of each reference, whose Jaccard coefficients are only looked at in the mean of all references.
        public var referenceResamples = 3
        /// Subsamples for the consensus, of the points and of each reference.
        public var subsamples = 16
        /// The most restarts, where the algorithm has any, with which references, resamples, and the rows compared with them
        /// are divided; nor is anything moved after them, as k-means does.
        public var restarts = 3
        /// Of more rows as many are drawn for the references and resamples.
        public var rows = 1000
        /// Of more rows as many are drawn for the consensus, whose work grows with their square.
        public var consensusRows = 250
        /// Of more rows as many are drawn for metrics that look at all pairs.
        public var pairedRows = 10_000
        public var seed = 42

        public init(mostClusters: Int = 10, minimumSize: Int = 1, metrics: [any Metric]? = nil, seed: Int = 42) {
            self.mostClusters = mostClusters
            self.minimumSize = minimumSize
            self.metrics = metrics
            self.seed = seed
        }

        var judges: [any Metric] {
            metrics ?? Metrics.all.filter { $0.comparesCounts && $0.original == nil }.map { $0.init() }
        }
    }
}
