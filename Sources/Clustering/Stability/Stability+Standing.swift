extension Stability {
    /// What a mean Jaccard coefficient says of a cluster, by the bounds of C. Hennig, Cluster-wise assessment of cluster
    /// stability, Computational Statistics & Data Analysis 52 (2007), and of his package fpc.
    public enum Standing: String, Sendable, Hashable {
        /// From 0.75 on.
        case stable
        /// From 0.6 on: there is a pattern, but which rows belong to it is uncertain.
        case pattern
        /// Below 0.6: not to be trusted.
        case doubtful
        /// At most 0.5.
        case dissolved
    }
}

extension Stability.Standing {
    init(meanJaccard mean: Double) {
        self = mean >= 0.75 ? .stable : mean >= 0.6 ? .pattern : mean > 0.5 ? .doubtful : .dissolved
    }
}

extension Stability.Cluster {
    /// `nil` where no resample held a row of it.
    public var standing: Stability.Standing? { mean.map { Stability.Standing(meanJaccard: $0) } }
}
