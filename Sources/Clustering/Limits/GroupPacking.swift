/// Some division of groups among clusters that keeps all limits, whatever it costs.
///
/// The largest group that is not placed goes to the emptiest cluster that can take it, and elsewhere where that leads
/// nowhere. That fills clusters evenly, as a minimum asks for; where a maximum speaks against it, groups go to the fullest
/// cluster that can still take them. Clusters that cannot be told apart are tried once. Rows that may go anywhere fill up
/// what is left, so that they need not be tried one by one.
struct GroupPacking: Sendable {
    enum Outcome: Sendable, Hashable {
        /// By group: its cluster, counted from 0.
        case found([Int])
        /// Every division breaks a limit.
        case none
        /// The search was given up.
        case unknown
    }

    /// Which of the clusters that can take a group does so first.
    private enum Preference { case emptiest, fullest }

    private let groups: IndivisibleGroups
    private let bounds: SizeBounds
    private let preference: Preference
    /// The rows that may go anywhere.
    private let free: [Int]
    /// The groups to be tried, in that order.
    private let order: [Int]
    private var places: [Int]
    private var loads: [Double]
    /// By cluster: how many groups it has that may not meet others.
    private var choosy: [Int]
    /// The sizes of all groups that are not placed.
    private var waiting: Double

    /// - Complexity: O(g·k) where the first try succeeds; O(steps·k) at worst.
    /// - Throws: `ClusteringError.cancelled`.
    static func outcome(
        of groups: IndivisibleGroups, within bounds: SizeBounds, steps: Int, in execution: Execution
    ) throws(ClusteringError) -> Outcome {
        var packing = GroupPacking(groups, bounds, .emptiest)
        let outcome = try packing.search(steps: steps, in: execution)
        guard outcome == .unknown, bounds.most.contains(where: \.isFinite) else { return outcome }
        // What best fit finds it finds soon.
        packing = GroupPacking(groups, bounds, .fullest)
        return try packing.search(steps: max(steps / 4, 2 * groups.count + 2), in: execution)
    }

    private init(_ groups: IndivisibleGroups, _ bounds: SizeBounds, _ preference: Preference) {
        self.groups = groups
        self.bounds = bounds
        self.preference = preference
        free = groups.sizes.indices.filter { groups.isFreeRow($0) }
        order = groups.sizes.indices.filter { !groups.isFreeRow($0) && groups.fixed[$0] == nil }.sorted {
            (groups.sizes[$1], groups.apart[$1].count, $0) < (groups.sizes[$0], groups.apart[$0].count, $1)
        }
        places = Array(repeating: -1, count: groups.count)
        loads = Array(repeating: 0, count: bounds.clusterCount)
        choosy = Array(repeating: 0, count: bounds.clusterCount)
        waiting = groups.total
        for (group, cluster) in groups.fixed.enumerated() {
            if let cluster { place(group, in: cluster) }
        }
    }

    private mutating func search(steps: Int, in execution: Execution) throws(ClusteringError) -> Outcome {
        // By depth: the load of the cluster before it took the group, to be put back without rounding.
        var taken: [Double] = []
        var last: Int?
        for step in 0..<steps {
            if step & 4095 == 0 { try execution.checkpoint() }
            if taken.count == order.count, fillUp() { return .found(places) }
            if taken.count < order.count, let cluster = next(for: order[taken.count], after: last) {
                taken.append(loads[cluster])
                place(order[taken.count - 1], in: cluster)
                last = nil
            } else {
                guard let load = taken.popLast() else { return .none }
                last = remove(order[taken.count], leaving: load)
            }
        }
        return .unknown
    }

    private mutating func place(_ group: Int, in cluster: Int) {
        places[group] = cluster
        loads[cluster] += groups.sizes[group]
        waiting -= groups.sizes[group]
        if !groups.apart[group].isEmpty { choosy[cluster] += 1 }
    }

    private mutating func remove(_ group: Int, leaving load: Double) -> Int {
        let cluster = places[group]
        places[group] = -1
        loads[cluster] = load
        waiting += groups.sizes[group]
        if !groups.apart[group].isEmpty { choosy[cluster] -= 1 }
        return cluster
    }

    /// The first cluster that can take a group and comes after `last`, which was tried.
    private func next(for group: Int, after last: Int?) -> Int? {
        let size = groups.sizes[group]
        var missing = 0.0
        for cluster in loads.indices { missing += max(0, bounds.least[cluster] - loads[cluster]) }
        // What is not placed no longer suffices for the clusters that have too little.
        if missing > waiting + 1e-12 * groups.total { return nil }
        var best: Int?
        for cluster in loads.indices where loads[cluster] + size <= bounds.most[cluster] {
            if let last {
                guard isBefore(last, cluster), !areAlike(last, cluster) else { continue }
            }
            if let best, !isBefore(cluster, best) { continue }
            if groups.apart[group].contains(where: { places[$0] == cluster }) { continue }
            best = cluster
        }
        return best
    }

    private func isBefore(_ one: Int, _ other: Int) -> Bool {
        switch preference {
        case .emptiest: (loads[one], one) < (loads[other], other)
        case .fullest: (bounds.most[one] - loads[one], one) < (bounds.most[other] - loads[other], other)
        }
    }

    private func areAlike(_ one: Int, _ other: Int) -> Bool {
        loads[one] == loads[other] && choosy[one] == 0 && choosy[other] == 0 && bounds.least[one] == bounds.least[other]
            && bounds.most[one] == bounds.most[other]
    }

    /// Gives clusters that have too little the rows that may go anywhere, which count one each, then the others what room
    /// they have.
    private mutating func fillUp() -> Bool {
        var missing = 0.0
        var room = 0.0
        for cluster in loads.indices {
            if loads[cluster] > bounds.most[cluster] { return false }
            missing += max(0, bounds.least[cluster] - loads[cluster])
            room += (bounds.most[cluster] - loads[cluster]).rounded(.down)
        }
        guard missing <= Double(free.count), room >= Double(free.count) else { return false }
        var rows = free.makeIterator()
        for cluster in loads.indices {
            while loads[cluster] < bounds.least[cluster], let row = rows.next() { place(row, in: cluster) }
        }
        for cluster in loads.indices {
            while loads[cluster] + 1 <= bounds.most[cluster], let row = rows.next() { place(row, in: cluster) }
        }
        return bounds.hold(loads)
    }
}
