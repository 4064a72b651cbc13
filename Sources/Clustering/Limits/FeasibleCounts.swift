/// How many clusters there may be under some limits, before anything is divided.
struct FeasibleCounts: Sendable {
    private let groups: IndivisibleGroups
    private let limits: Limits
    private let execution: Execution
    private let largestClique: [Int]

    /// Placements tried before a number of clusters is given up.
    private static let steps = 200_000
    /// Clusters looked at in all before a number of clusters is given up.
    private static let comparisons = 40_000_000

    init(of groups: IndivisibleGroups, under limits: Limits, in execution: Execution) {
        self.groups = groups
        self.limits = limits
        self.execution = execution
        largestClique = groups.mutuallyApart
    }

    /// Why the limits cannot be kept with so many empty clusters; `nil` where they can, or nothing speaks against it.
    ///
    /// - Throws: `ClusteringError.cancelled`, here and below.
    func conflict(with clusters: Int) throws(ClusteringError) -> LimitConflict? {
        let rows = groups.ofRow.count
        guard clusters > rows else { return try conflict(within: SizeBounds(limits, clusters: clusters, isFilled: true)) }
        // More clusters than rows: some stay empty, where they may.
        let least = max(groups.countRows ? 1 : 0, limits.minimumSize ?? 0)
        if least == 0 { return try conflict(with: rows) }
        return .tooLittle(total: groups.total, needed: least * Double(clusters), clusters: clusters)
    }

    /// Why the limits cannot be kept within some bounds; `nil` where they can, or nothing speaks against it.
    func conflict(within bounds: SizeBounds) throws(ClusteringError) -> LimitConflict? {
        let clusters = bounds.clusterCount
        if let plain = plainConflict(within: bounds) { return plain }
        if groups.areFreeRows { return nil }
        return try outcome(within: bounds) == .none ? .noDivision(clusters: clusters) : nil
    }

    /// The fewest and the most clusters for which a division was found.
    var extremes: (fewest: Int?, most: Int?) {
        get throws(ClusteringError) {
            let lowest = max(1, largestClique.count, limits.maximumSize.map { share(groups.total, of: $0, .up) } ?? 1)
            let highest = min(groups.count, limits.minimumSize.map { share(groups.total, of: $0, .down) } ?? groups.count)
            guard lowest <= highest else { return (nil, nil) }
            return (try first(from: lowest, to: highest), try first(from: highest, to: lowest))
        }
    }

    /// The error that says what would be possible instead.
    func refusal(for reason: LimitConflict) throws(ClusteringError) -> ClusteringError {
        let extremes = try extremes
        return .infeasible(reason: reason, largest: extremes.most, smallest: extremes.fewest)
    }

    private func outcome(within bounds: SizeBounds) throws(ClusteringError) -> GroupPacking.Outcome {
        let steps = min(Self.steps, Self.comparisons / max(1, bounds.clusterCount))
        return try GroupPacking.outcome(of: groups, within: bounds, steps: max(steps, 2 * groups.count + 2), in: execution)
    }

    private func isPossible(_ clusters: Int) throws(ClusteringError) -> Bool {
        let bounds = SizeBounds(limits, clusters: clusters, isFilled: true)
        guard plainConflict(within: bounds) == nil else { return false }
        if groups.areFreeRows { return true }
        if case .found = try outcome(within: bounds) { return true }
        return false
    }

    /// Walks from one number towards another in growing steps, and back to the first that is possible.
    private func first(from start: Int, to end: Int) throws(ClusteringError) -> Int? {
        let direction = start <= end ? 1 : -1
        var (tried, step) = (start - direction, 1)
        var number = start
        while (end - number) * direction >= 0 {
            if try isPossible(number) {
                var nearest = number
                for back in 1..<max(1, min(64, abs(number - tried))) {
                    if try isPossible(number - back * direction) { nearest = number - back * direction }
                }
                return nearest
            }
            tried = number
            // Near the start every number counts; a search over thousands must still come to an end.
            if abs(number - start) >= 32 { step *= 2 }
            number += step * direction
        }
        return nil
    }

    private func share(_ total: Double, of bound: Double, _ rule: FloatingPointRoundingRule) -> Int {
        let whole = groups.countRows ? bound.rounded(rule == .up ? .down : .up) : bound
        let exact = total / whole
        // A share that is whole but for rounding is whole.
        let near = exact.rounded()
        let share = abs(exact - near) <= 1e-9 * near ? near : exact.rounded(rule)
        return share < Double(Int32.max) ? Int(share) : Int(Int32.max)
    }

    /// What can be said without trying.
    private func plainConflict(within bounds: SizeBounds) -> LimitConflict? {
        let clusters = bounds.clusterCount
        var fixed = [Double](repeating: 0, count: clusters)
        for (group, cluster) in groups.fixed.enumerated() {
            if let cluster { fixed[cluster] += groups.sizes[group] }
        }
        for cluster in fixed.indices where fixed[cluster] > bounds.most[cluster] {
            return .clusterAboveMaximum(
                cluster + 1, size: fixed[cluster] + bounds.existing[cluster], maximum: limits.maximumSize ?? .infinity)
        }
        let roomiest = bounds.most.max() ?? 0
        if let group = groups.sizes.indices.first(where: { groups.sizes[$0] > roomiest }) {
            return .groupAboveMaximum(row: groups.names[group], size: groups.sizes[group], maximum: limits.maximumSize ?? roomiest)
        }
        let total = groups.total
        let isFewGroups = groups.count < bounds.least.count { $0 > 0 }
        if total < bounds.least.reduce(0, +), !(isFewGroups && groups.count < groups.ofRow.count) {
            return .tooLittle(total: total, needed: bounds.needed, clusters: clusters)
        }
        if isFewGroups { return .tooFewGroups(groups.count, clusters: clusters) }
        if total > bounds.most.reduce(0, +) {
            return .tooMuch(total: total, allowed: bounds.allowed, clusters: clusters)
        }
        if largestClique.count > clusters {
            return .allApart(largestClique.map { groups.names[$0] }, clusters: clusters)
        }
        return nil
    }
}
