import LinearAlgebra

/// Joins clusters by Ward's distance in rounds: all that are each other's nearest neighbours at once.
///
/// Ward's linkage is reducible, so the tree is that of joining the nearest two clusters at a time, and neighbours that
/// were not joined stay neighbours: only clusters whose neighbour was joined look for another. Of these, the ones that
/// may be nearest to it go first, because a far neighbour is likely to be joined to another cluster before it matters.
struct WardRounds {
    private var clusters: WardClusters
    /// By slot; where the neighbour is not known, its slot is −1 and the distance at most that of the neighbour.
    private var nearest: [WardSearch.Neighbour]
    /// By slot, where the neighbour is not known: a cluster that may be it.
    private var guesses: [WardSearch.Neighbour]
    private(set) var joins: [Join] = []

    /// So many searches cost little more than one.
    private static let few = 256

    /// - Parameters:
    ///   - values: distinct rows.
    ///   - sizes: how many rows of the table each stands for.
    init(_ values: Matrix, sizes: [Int]) {
        clusters = WardClusters(values, sizes: sizes)
        nearest = Array(repeating: .none, count: sizes.count)
        guesses = nearest
    }

    mutating func run(in execution: Execution) throws(ClusteringError) {
        let total = clusters.alive
        joins.reserveCapacity(max(0, total - 1))
        while clusters.alive > 1 {
            try execution.checkpoint()
            try search(in: execution)
            join(reciprocalPairs)
            if clusters.alive < clusters.slots * 3 / 4 { compact() }
            let left = Double(clusters.alive) / Double(total)
            execution.progress(1 - left * left)
        }
    }

    /// Finds the neighbours that are not known: the nearer half of many, all of few.
    private mutating func search(in execution: Execution) throws(ClusteringError) {
        var slots = (0..<Int32(clusters.slots)).filter { clusters.sizes[Int($0)] > 0 && nearest[Int($0)].slot < 0 }
        if slots.count > Self.few {
            let bounds = slots.map { nearest[Int($0)].distance }
            let median = bounds.sorted()[bounds.count / 2]
            slots.removeAll { nearest[Int($0)].distance > median }
        }
        let found = try WardSearch(clusters: clusters).neighbours(
            of: slots, guesses: slots.map { guesses[Int($0)] }, in: execution)
        for (slot, neighbour) in zip(slots, found) { nearest[Int(slot)] = neighbour }
    }

    /// Pairs that are known to be each other's nearest, lower slot first; none where more neighbours must be known.
    private var reciprocalPairs: [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        var closest = -1
        var isAllKnown = true
        for slot in nearest.indices where clusters.sizes[slot] > 0 {
            let other = Int(nearest[slot].slot)
            if other < 0 { isAllKnown = false }
            if slot < other, Int(nearest[other].slot) == slot { pairs.append((slot, other)) }
            if closest < 0 || nearest[slot].distance < nearest[closest].distance { closest = slot }
        }
        guard pairs.isEmpty, isAllKnown else { return pairs }
        // A centre's rounding can turn equal distances into a ring without a pair; the nearest two may always be joined.
        let other = Int(nearest[closest].slot)
        return [(min(closest, other), max(closest, other))]
    }

    private mutating func join(_ pairs: [(Int, Int)]) {
        /// By slot: the slot its cluster is in now.
        var joined = [Int32](repeating: -1, count: clusters.slots)
        for (first, second) in pairs {
            let height = nearest[first].distance.squareRoot() * clusters.scale
            joins.append(Join(first: clusters.rows[first], second: clusters.rows[second], height: height))
            clusters.join(first, second)
            joined[first] = Int32(first)
            joined[second] = Int32(first)
        }
        for slot in nearest.indices where clusters.sizes[slot] > 0 { forget(slot, joined) }
    }

    /// Drops a neighbour that was joined to another cluster, and guesses that it is the union.
    ///
    /// - Parameter joined: by slot, the slot its cluster is in now, −1 where it was not joined.
    private mutating func forget(_ slot: Int, _ joined: [Int32]) {
        if joined[slot] >= 0 {
            nearest[slot].slot = -1
            guesses[slot] = .none
            return
        }
        let neighbour = nearest[slot].slot >= 0 ? nearest[slot].slot : guesses[slot].slot
        guard neighbour >= 0, joined[Int(neighbour)] >= 0 else { return }
        let union = joined[Int(neighbour)]
        nearest[slot].slot = -1
        guesses[slot] = WardSearch.Neighbour(
            slot: union,
            distance: WardClusters.distance(clusters.centres, clusters.sizes, slot, Int(union), depth: clusters.depth))
    }

    private mutating func compact() {
        var places = [Int32](repeating: -1, count: clusters.slots)
        let kept = clusters.compact()
        for (place, slot) in kept.enumerated() { places[slot] = Int32(place) }
        let moved = { (neighbour: WardSearch.Neighbour) in
            WardSearch.Neighbour(
                slot: neighbour.slot < 0 ? -1 : places[Int(neighbour.slot)], distance: neighbour.distance)
        }
        nearest = kept.map { moved(nearest[$0]) }
        guesses = kept.map { moved(guesses[$0]) }
    }
}
