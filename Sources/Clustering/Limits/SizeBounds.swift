/// How little and how much each cluster may take.
struct SizeBounds: Sendable, Hashable {
    /// By cluster.
    let least: [Double]
    let most: [Double]
    /// By cluster: what it has already, which the bounds allow for.
    let existing: [Double]
    /// What all clusters together must and may take, without slack.
    let needed: Double
    let allowed: Double

    /// Sums of sizes that are no whole numbers are right to so many parts.
    private static let slack = 1e-10
    private let tolerance: Double
    /// What a load may be off a bound and still be at it: more than the slack, or flows would move slack about in tiny parts.
    let dust: Double

    /// - Parameters:
    ///   - isFilled: whether every cluster has at least one row, where rows are counted.
    ///   - existing: by cluster: what it has already; `nil` where all are empty.
    init(_ limits: Limits, clusters: Int, isFilled: Bool, existing: [Double]? = nil) {
        // Whole numbers add up exactly, whether they count rows or not.
        let counts = limits.sizes == nil
        let isExact = (limits.sizes ?? []).areWhole && (existing ?? []).areWhole
        let minimum = limits.minimumSize ?? 0
        let maximum = limits.maximumSize ?? .infinity
        let lower = max(counts && isFilled ? 1 : 0, isExact ? minimum.rounded(.up) : minimum)
        let upper = isExact ? maximum.rounded(.down) : maximum
        let slack = isExact ? 0 : Self.slack
        tolerance = 4 * slack
        let existing = existing ?? Array(repeating: 0, count: clusters)
        least = existing.map { max(0, lower * (1 - slack) - $0) }
        most = existing.map { upper * (1 + slack) - $0 }
        dust = 2 * slack * max(lower, upper.isFinite ? upper : 0)
        needed = existing.reduce(0) { $0 + max(0, lower - $1) }
        allowed = existing.reduce(0) { $0 + (upper - $1) }
        self.existing = existing
    }

    var clusterCount: Int { least.count }

    /// By how much a load is too large or too small.
    func excess(_ load: Double, in cluster: Int) -> Double {
        max(0, load - most[cluster], least[cluster] - load)
    }

    /// Whether all loads are kept; sums of sizes that are no whole numbers to nine digits.
    func hold(_ loads: [Double]) -> Bool {
        loads.indices.allSatisfy { excess(loads[$0], in: $0) <= tolerance * loads[$0] }
    }
}

extension [Double] {
    /// Whether all are whole numbers that can be added up without rounding.
    fileprivate var areWhole: Bool { allSatisfy { $0 == $0.rounded() } && reduce(0, +) <= 1 / Double.ulpOfOne }
}
