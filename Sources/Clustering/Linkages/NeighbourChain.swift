/// Joins clusters by following nearest neighbours from one to the next until two are each other's.
///
/// The tree is exact for every reducible linkage; its joins are not found in the order of their heights.
/// Source: Murtagh, “A survey of recent advances in hierarchical clustering algorithms”, Computer Journal 26 (1983).
struct NeighbourChain<Rule: Linkage> {
    private let linkage: Rule
    private var distances: CondensedDistances
    /// By slot: rows in the cluster, 0 where there is none any more.
    private var sizes: [Double]
    /// By slot: a row of the cluster.
    private var rows: [Int]
    private var chain: [Int] = []
    private(set) var joins: [Join] = []

    /// - Parameter sizes: how many rows of the table each row stands for.
    init(linkage: Rule, distances: CondensedDistances, sizes: [Int]) {
        self.linkage = linkage
        self.distances = distances
        self.sizes = sizes.map(Double.init)
        rows = Array(sizes.indices)
    }

    /// - Complexity: O(n²).
    mutating func run(in execution: Execution) throws(ClusteringError) {
        let total = rows.count
        joins.reserveCapacity(max(0, total - 1))
        var looked = 0
        while joins.count + 1 < total {
            if chain.isEmpty {
                let left = 1 - Double(joins.count) / Double(total)
                execution.progress(1 - left * left)
                chain.append(sizes.firstIndex { $0 > 0 } ?? 0)
            }
            // A chain may be as long as there are rows, and every step looks at the distances of one cluster, far apart in memory.
            looked += distances.count
            if looked > Self.patience {
                try execution.checkpoint()
                looked = 0
            }
            extend()
            if total - joins.count < distances.count * 3 / 4 { try compact(in: execution) }
        }
    }

    /// Distances looked at between two looks at whether to go on.
    private static var patience: Int { 200_000 }

    /// Puts the nearest neighbour of the last cluster at the end of the chain, or joins the two.
    ///
    /// Where the cluster before it is as near as any, it is that one: distances then fall along the chain, which must end.
    private mutating func extend() {
        let tip = chain[chain.count - 1]
        let previous = chain.count > 1 ? chain[chain.count - 2] : nil
        let nearest = nearest(of: tip)
        if let previous, distances.cells[CondensedDistances.place(of: tip, previous)] <= nearest.distance {
            chain.removeLast(2)
            // Rounding may have led back to one of them, and what follows on that was found for what it was.
            if let stale = chain.firstIndex(where: { $0 == tip || $0 == previous }) { chain.removeSubrange(stale...) }
            join(min(tip, previous), max(tip, previous))
        } else {
            chain.append(nearest.slot)
        }
    }

    /// The first of equals.
    private mutating func nearest(of slot: Int) -> (slot: Int, distance: Double) {
        let count = distances.count
        return distances.withUnsafeMutableCells { cells in
            var best = (slot: -1, distance: Double.infinity)
            let own = cells + CondensedDistances.start(of: slot)
            for other in 0..<slot where own[other] < best.distance { best = (other, own[other]) }
            var place = CondensedDistances.start(of: slot + 1) + slot
            for other in slot + 1..<max(slot + 1, count) {
                if cells[place] < best.distance { best = (other, cells[place]) }
                place += other
            }
            return best
        } ?? (0, 0)
    }

    /// Joins two clusters in the slot of the first, and puts the second infinitely far away.
    private mutating func join(_ first: Int, _ second: Int) {
        let between = distances.cells[CondensedDistances.place(of: first, second)]
        joins.append(Join(first: rows[first], second: rows[second], height: between))
        distances.withUnsafeMutableCells { [linkage, sizes] cells in
            for other in sizes.indices where sizes[other] > 0 && other != first && other != second {
                let kept = CondensedDistances.place(of: first, other)
                let gone = CondensedDistances.place(of: second, other)
                cells[kept] = linkage.distance(
                    first: cells[kept], second: cells[gone], between: between,
                    sizes: (sizes[first], sizes[second], sizes[other]))
                cells[gone] = .infinity
            }
            cells[CondensedDistances.place(of: first, second)] = .infinity
        }
        sizes[first] += sizes[second]
        sizes[second] = 0
    }

    /// Gives up the slots of clusters that are no more.
    private mutating func compact(in execution: Execution) throws(ClusteringError) {
        let kept = sizes.indices.filter { sizes[$0] > 0 }
        var places = [Int](repeating: -1, count: sizes.count)
        for (place, slot) in kept.enumerated() { places[slot] = place }
        try distances.keep(kept, in: execution)
        sizes = kept.map { sizes[$0] }
        rows = kept.map { rows[$0] }
        chain = chain.map { places[$0] }
    }
}
