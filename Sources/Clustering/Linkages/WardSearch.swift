import LinearAlgebra

/// The nearest neighbours of some clusters among all, by Ward's distance.
///
/// A pass in single precision drops what cannot be nearest; what is left is compared in double, so that the answer is
/// that of comparing all pairs in double.
struct WardSearch {
    struct Neighbour: Sendable {
        /// −1 where none is known.
        var slot: Int32
        /// The square of the height at which the two would be joined.
        var distance: Double

        static let none = Neighbour(slot: -1, distance: .infinity)
    }

    let clusters: WardClusters

    /// Queries a task: so many that panels are read from near memory and few enough to share among threads.
    private static let group = 8 * WardCandidates.queries
    /// Bytes of panels that are passed over at once.
    private static let block = 32 << 10

    /// - Parameters:
    ///   - slots: whose neighbours are wanted.
    ///   - guesses: one a slot: what may be its neighbour.
    /// - Complexity: O(slots·clusters·d).
    func neighbours(
        of slots: [Int32], guesses: [Neighbour], in execution: Execution
    ) throws(ClusteringError) -> [Neighbour] {
        try execution.map((slots.count + Self.group - 1) / Self.group) { task in
            let own = task * Self.group..<min(slots.count, (task + 1) * Self.group)
            return neighbours(of: slots[own], guesses: guesses[own])
        }.flatMap(\.self)
    }

    private func neighbours(of slots: ArraySlice<Int32>, guesses: ArraySlice<Neighbour>) -> [Neighbour] {
        var blocks = stride(from: slots.startIndex, to: slots.endIndex, by: WardCandidates.queries).map { start in
            let own = start..<min(slots.endIndex, start + WardCandidates.queries)
            return WardQueries(slots[own], guesses[own], clusters)
        }
        let most = max(1, Self.block / (WardCandidates.lanes * MemoryLayout<Float>.stride * max(1, clusters.depth)))
        for first in stride(from: 0, to: clusters.filter.panels, by: most) {
            let panels = first..<min(clusters.filter.panels, first + most)
            for block in blocks.indices { blocks[block].pass(over: panels, clusters) }
        }
        return blocks.flatMap(\.found)
    }
}

/// As many queries as are answered at once.
private struct WardQueries {
    private let slots: [Int]
    private var nearest: [WardSearch.Neighbour]
    private var cells: [Float]
    private var offsets: [Float]
    private var limits: [Float]
    /// Of the panel that was found last: by query the rows that may be nearer than what is known.
    private var masks = [UInt16](repeating: 0, count: WardCandidates.queries)

    var found: [WardSearch.Neighbour] { nearest }

    init(_ slots: ArraySlice<Int32>, _ guesses: ArraySlice<WardSearch.Neighbour>, _ clusters: WardClusters) {
        self.slots = slots.map(Int.init)
        nearest = Array(guesses)
        cells = Array(repeating: 0, count: WardCandidates.queries * clusters.depth)
        // Where there are fewer queries than there is room for, nothing is a candidate of the others.
        offsets = Array(repeating: 0, count: WardCandidates.queries)
        limits = Array(repeating: -.infinity, count: WardCandidates.queries)
        for (place, slot) in self.slots.enumerated() {
            clusters.filter.write(slot, to: &cells, at: place)
            bound(place, clusters)
        }
    }

    private mutating func bound(_ place: Int, _ clusters: WardClusters) {
        let slot = slots[place]
        (offsets[place], limits[place]) = clusters.filter.bounds(
            of: slot, size: clusters.sizes[slot], distance: nearest[place].distance)
    }

    mutating func pass(over panels: Range<Int>, _ clusters: WardClusters) {
        var left = panels
        while let panel = candidates(in: left, clusters.filter, clusters.depth) {
            for place in slots.indices where masks[place] != 0 { compare(place, panel, masks[place], clusters) }
            left = panel + 1..<panels.upperBound
        }
    }

    /// The next panel with candidates, which are then in `masks`.
    private mutating func candidates(in panels: Range<Int>, _ filter: WardFilter, _ depth: Int) -> Int? {
        cells.withUnsafeBufferPointer { queries in
            filter.cells.withUnsafeBufferPointer { others in
                // Without columns there is but one cluster.
                guard let queries = queries.baseAddress, let others = others.baseAddress else { return nil }
                return WardCandidates.first(
                    in: panels, queries, offsets: offsets, limits: limits, among: others, norms: filter.norms,
                    sizes: filter.sizes, depth: depth, into: &masks)
            }
        }
    }

    /// Compares a query with the candidates of a panel.
    private mutating func compare(_ place: Int, _ panel: Int, _ mask: UInt16, _ clusters: WardClusters) {
        var left = mask
        var best = nearest[place]
        let slot = slots[place]
        while left != 0 {
            let other = panel * WardCandidates.lanes + left.trailingZeroBitCount
            left &= left - 1
            guard other != slot else { continue }
            let distance = WardClusters.distance(clusters.centres, clusters.sizes, slot, other, depth: clusters.depth)
            if distance < best.distance || (distance == best.distance && other < Int(best.slot)) {
                best = WardSearch.Neighbour(slot: Int32(other), distance: distance)
            }
        }
        guard best.slot != nearest[place].slot else { return }
        nearest[place] = best
        bound(place, clusters)
    }
}
