import Foundation
import Vocabulary

/// Why limits cannot be kept.
public enum LimitConflict: Sendable, Hashable {
    /// A size is negative, infinite or not a number.
    case noSize(Double)
    case minimumAboveMaximum(Double, Double)
    /// Two rows are kept together, by links or pins, and apart.
    case togetherAndApart(String, String)
    /// A row, or one it is linked to, is pinned to two clusters.
    case pinnedTwice(String)
    case noSuchCluster(Int, row: String, of: Int)
    /// Rows kept together are more than a cluster may have.
    case groupAboveMaximum(row: String, size: Double, maximum: Double)
    /// The rows pinned to a cluster are more than it may have, or it has that much already.
    case clusterAboveMaximum(Int, size: Double, maximum: Double)
    /// The rows are not enough to give every cluster its least.
    case tooLittle(total: Double, needed: Double, clusters: Int)
    /// The rows are more than all clusters may have.
    case tooMuch(total: Double, allowed: Double, clusters: Int)
    /// Rows kept together leave too few groups to divide.
    case tooFewGroups(Int, clusters: Int)
    /// So many rows are all to be in different clusters.
    case allApart([String], clusters: Int)
    /// Every way of dividing the rows breaks a limit.
    case noDivision(clusters: Int)
    /// None was found that keeps all limits, though there may be one.
    case noneFound(clusters: Int)
}

extension LimitConflict {
    /// Whether the limits are known to be impossible to keep, and not only not known to be possible.
    var isProven: Bool {
        if case .noneFound = self { false } else { true }
    }

    public var text: String {
        switch self {
        case .noSize(let size): "\(Value.number(size).text) is not a size"
        case .minimumAboveMaximum(let least, let most):
            "the minimum size, \(least.brief), is above the maximum, \(most.brief)"
        case .togetherAndApart(let first, let second): "rows \(first) and \(second) are to be together and apart"
        case .pinnedTwice(let row): "row \(row) is pinned, or linked to rows that are pinned, to different clusters"
        case .noSuchCluster(let cluster, let row, let count):
            "row \(row) is pinned to cluster \(cluster), and there are \(count.grouped)"
        case .groupAboveMaximum(let row, let size, let most):
            "row \(row) and what is kept with it make \(size.brief), above the maximum of \(most.brief)"
        case .clusterAboveMaximum(let cluster, let size, let most):
            "cluster \(cluster) has \(size.brief) by what is fixed, above the maximum of \(most.brief)"
        case .tooLittle(let total, let needed, let clusters):
            "\(clusters.counted("cluster")) need \(needed.brief) in all, and there are \(total.brief)"
        case .tooMuch(let total, let allowed, let clusters):
            "\(clusters.counted("cluster")) can have \(allowed.brief) in all, and there are \(total.brief)"
        case .tooFewGroups(let groups, let clusters):
            "rows kept together leave \(groups.counted("group")) for \(clusters.counted("cluster"))"
        case .allApart(let rows, let clusters):
            "\(rows.count.counted("row")) (\(rows.prefix(6).joined(separator: ", "))\(rows.count > 6 ? ", …" : "")) are all to "
                + "be in different clusters, of which there are \(clusters.grouped)"
        case .noDivision(let clusters): "no division into \(clusters.counted("cluster")) keeps all limits"
        case .noneFound(let clusters): "no division into \(clusters.counted("cluster")) was found that keeps all limits"
        }
    }
}

extension Double {
    /// A size for a person: whole where it is whole, and otherwise to nine digits, which is as far as sums can be trusted.
    fileprivate var brief: String {
        if self == rounded(), magnitude < 1e15 { return grouped(digits: 0) }
        guard magnitude > 1e-6, magnitude < 1e9 else { return Value.number(self).text }
        let scale = pow(10, 8 - log10(magnitude).rounded(.down))
        return Value.number((self * scale).rounded() / scale).text
    }
}
