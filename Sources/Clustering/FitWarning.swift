import Vocabulary

/// Something about a fit that a person should know, though its result is well defined.
public enum FitWarning: Sendable, Hashable, Codable {
    /// There are not enough distinct rows for the clusters asked for.
    case fewerClusters(wanted: Int, found: Int)
    /// The iteration was stopped before it settled.
    case notConverged(iterations: Int)
}

extension FitWarning {
    public var text: String {
        switch self {
        case .fewerClusters(let wanted, let found):
            "\(wanted.counted("cluster")) wanted, but the rows allow only \(found.grouped)"
        case .notConverged(let iterations):
            "not converged after \(iterations.counted("iteration")); raise max_iter"
        }
    }
}
