/// The valleys of a reachability plot, from where it falls steeply to where it rises steeply again.
///
/// Follows figure 19 of Ankerst, Breunig, Kriegel, Sander, “OPTICS”, SIGMOD 1999, with definition 9 read as it must be
/// meant (a steep downward point falls by a share of at least ξ), and drops the rows at the end of a valley that were not
/// reached from inside it, as in Schubert, Gertz, “Improving the cluster structure extracted from OPTICS plots”, LWDA 2018.
struct SteepAreas {
    /// Ranges of places in the order, each before those that contain it.
    private(set) var valleys: [ClosedRange<Int>] = []

    /// A steep fall, with the highest reachability since its end.
    private struct Fall {
        let start: Int
        let end: Int
        var highestSince = 0.0
    }

    /// How the plot goes on from a place, by the ratio of its height to the next.
    private enum Slope { case steepDown, down, level, up, steepUp }

    /// By place, with an infinite one at the end that closes the last valley.
    private let heights: [Double]
    private let slopes: [Slope]
    /// By place: the place it was reached from; later than all where a new beginning was made.
    private let origins: [Int]
    private let steepness: Double
    private let patience: Int
    private let smallest: Int

    /// - Parameters:
    ///   - steepness: ξ, the share by which the plot falls or rises from one row to the next where it is steep; below 1.
    ///   - patience: places in a row that a steep area may go on without being steep.
    ///   - smallest: rows that make a valley.
    /// - Complexity: O(n·s) for s steep falls open at once.
    init(of order: ReachabilityOrder, steepness: Double, patience: Int, smallest: Int) {
        let heights = order.rows.map { order.reachabilities[$0] } + [.infinity]
        let kept = 1 - steepness
        var places = order.rows
        for (place, row) in order.rows.enumerated() { places[row] = place }
        origins = order.rows.map { order.predecessors[$0].map { places[$0] } ?? .max }
        self.steepness = steepness
        self.patience = patience
        self.smallest = smallest
        self.heights = heights
        slopes = order.rows.indices.map { place in
            let ratio = heights[place] / heights[place + 1]
            // Two infinite or two vanishing heights have no ratio, and are level.
            return ratio >= 1 / kept ? .steepDown : ratio <= kept ? .steepUp : ratio > 1 ? .down : ratio < 1 ? .up : .level
        }
        find()
    }

    private mutating func find() {
        var falls: [Fall] = []
        var place = 0
        var highest = 0.0
        for steep in slopes.indices where slopes[steep] == .steepDown || slopes[steep] == .steepUp {
            guard steep >= place else { continue }
            highest = max(highest, heights[place...steep].max() ?? 0)
            falls = highest.isInfinite ? [] : falls.filter { highest <= heights[$0.start] * (1 - steepness) }
            for fall in falls.indices { falls[fall].highestSince = max(falls[fall].highestSince, highest) }
            let isFall = slopes[steep] == .steepDown
            let end = endOfArea(from: steep, isFall)
            place = end + 1
            highest = heights[place]
            if isFall {
                falls.append(Fall(start: steep, end: end))
            } else {
                // Shorter valleys come first.
                valleys += falls.compactMap { valley(from: $0, to: steep...end) }.reversed()
            }
        }
    }

    /// The last steep place of an area that keeps its direction, not steep for a short while at most.
    private func endOfArea(from start: Int, _ isFall: Bool) -> Int {
        let (steep, against): (Slope, [Slope]) = isFall ? (.steepDown, [.up, .steepUp]) : (.steepUp, [.down, .steepDown])
        var end = start
        var others = 0
        for place in start..<slopes.count {
            if slopes[place] == steep {
                (others, end) = (0, place)
            } else if against.contains(slopes[place]) {
                break
            } else {
                others += 1
                if others > patience { break }
            }
        }
        return end
    }

    /// The valley between a fall and a rise, cut so that both sides are about as high; `nil` where it is none.
    private func valley(from fall: Fall, to rise: ClosedRange<Int>) -> ClosedRange<Int>? {
        let kept = 1 - steepness
        var (start, end) = (fall.start, rise.upperBound)
        let (left, right) = (heights[start], heights[end + 1])
        guard right * kept >= fall.highestSince else { return nil }
        if left * kept >= right {
            while start < fall.end, heights[start + 1] > right { start += 1 }
        } else if right * kept >= left {
            while end > rise.lowerBound, heights[end - 1] > left { end -= 1 }
        }
        guard let last = lastReachedFromInside(start, end) else { return nil }
        guard last - start + 1 >= smallest, start <= fall.end, last >= rise.lowerBound else { return nil }
        return start...last
    }

    /// The last place before `end` that was reached from inside the valley, or lies lower than its beginning.
    private func lastReachedFromInside(_ start: Int, _ end: Int) -> Int? {
        for last in stride(from: end, to: start, by: -1) {
            if heights[start] > heights[last] { return last }
            if (start..<last).contains(origins[last]) { return last }
        }
        return nil
    }
}
