/// Where a curve of ascending distances turns from flat to steep.
///
/// The point farthest below the straight line from the first distance to the last, both axes taken from 0 to 1; of equally
/// far ones the first. A curve that rises evenly, or not at all, has its knee at its first distance.
/// Source: Satopää, Albrecht, Irwin, Raghavan, “Finding a kneedle in a haystack”, ICDCS workshops 2011.
struct DistanceKnee: Sendable, Hashable {
    /// The distance at the knee; 0 where there are no distances.
    let distance: Double

    /// - Parameter distances: finite, in any order.
    init(of distances: [Double]) {
        let sorted = distances.sorted()
        guard let first = sorted.first, let last = sorted.last, last > first else {
            distance = sorted.first ?? 0
            return
        }
        let steps = Double(sorted.count - 1)
        var best = (depth: 0.0, distance: first)
        for (rank, value) in sorted.enumerated() {
            let depth = Double(rank) / steps - (value - first) / (last - first)
            if depth > best.depth { best = (depth, value) }
        }
        distance = best.distance
    }
}
