import Vocabulary

/// Something about a fit that a person should know, though its result is well defined.
public enum FitWarning: Sendable, Hashable, Codable {
    /// There are not enough distinct rows for the clusters asked for.
    case fewerClusters(wanted: Int, found: Int)
    /// The iteration was stopped before it settled.
    case notConverged(iterations: Int)
    /// Every row is noise.
    case onlyNoise
    /// A parameter was not given, and was chosen from the points.
    case chosen(parameter: String, value: Double, reason: String)
    /// The fit rests on a sample of the rows.
    case sampled(rows: Int, of: Int)
    /// Clusters have no width of their own in some direction, so their likelihood rests on what is added to it.
    case collapsedClusters(Int)
    /// Rows are not with the nearest centre, to keep limits.
    case heldByLimits(rows: Int, of: Int)
    /// A division among the same centres might be cheaper by this share, and keep the limits too.
    case limitsUnproved(gap: Double)
}

extension FitWarning {
    /// What limits cost.
    ///
    /// - Parameters:
    ///   - held: rows that are kept from a nearer cluster.
    ///   - gap: the share by which another division that keeps the limits might be cheaper.
    static func ofLimits(held: Int, of rows: Int, gap: Double) -> [FitWarning] {
        (held > 0 ? [.heldByLimits(rows: held, of: rows)] : []) + (gap > 1e-9 ? [.limitsUnproved(gap: gap)] : [])
    }

    public var text: String {
        switch self {
        case .fewerClusters(let wanted, let found):
            "\(wanted.counted("cluster")) wanted, but the rows allow only \(found.grouped)"
        case .onlyNoise: "no row is in a cluster: all are noise"
        case .chosen(let parameter, let value, let reason): "\(parameter)=\(Value.number(value).text) was chosen: \(reason)"
        case .collapsedClusters(let count):
            "\(count.counted("cluster")) without width in some direction; the likelihood rests on reg_covar"
        case .heldByLimits(let rows, let all):
            "\(rows.grouped) of \(all.counted("row")) not with the nearest centre, to keep the limits"
        case .limitsUnproved(let gap):
            "a division that keeps the limits might be cheaper by up to \((gap * 100).grouped(digits: 4)) %"
        case .sampled(let rows, let all): "fitted on \(rows.grouped) of \(all.counted("row"))"
        case .notConverged(let iterations):
            "not converged after \(iterations.counted("iteration")); raise max_iter"
        }
    }
}
