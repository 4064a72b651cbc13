import LinearAlgebra

/// Looks for the lightest links from eight rows to rows of other components.
struct ForeignSearch: NeighbourSearch {
    /// What all searches of a round share.
    struct Context: Sendable {
        /// By position.
        let cores: [Double]
        /// By node: the least core distance.
        let nodeCores: [Double]
        /// By position.
        let components: [Int32]
        /// By node: the component of all its rows, −1 where there are several.
        let nodeComponents: [Int32]
        let norm: Norm
    }

    private let context: Context
    private(set) var limits = SIMD8<Double>(repeating: 0)
    private(set) var isSearching = SIMDMask<SIMD8<Int64>>(repeating: false)
    private(set) var hasFound = SIMDMask<SIMD8<Int64>>(repeating: false)
    /// By query: the lightest link found, or the one that was to be beaten.
    private(set) var best = [Link](repeating: .none, count: QueryPacket.lanes)
    private var first = 0
    /// The component of all queries that search; −1 where there are several.
    private var component: Int32 = -1
    /// The heaviest link that any query would still take.
    private var heaviest = 0.0

    init(_ context: Context) { self.context = context }

    /// Starts anew for the rows from a position on.
    ///
    /// - Parameter goal: the link to beat for the row at a position; `nil` where nothing is looked for.
    mutating func reset(from position: Int, queries: Int, goal: (Int) -> Link?) {
        first = position
        component = -2
        for query in 0..<QueryPacket.lanes {
            let link = query < queries ? goal(position + query) : nil
            hasFound[query] = false
            isSearching[query] = link != nil
            limits[query] = 0
            guard let link else { continue }
            best[query] = link
            limits[query] = limit(of: query)
            let own = context.components[position + query]
            component = component == -2 || component == own ? own : -1
        }
        updateHeaviest()
    }

    func skips(_ node: Int) -> Bool {
        let shared = context.nodeComponents[node]
        return (shared >= 0 && shared == component) || context.nodeCores[node] > heaviest
    }

    mutating func take(_ nearer: UInt64, from leaf: Int, for query: Int, _ magnitudes: UnsafePointer<Double>) {
        let position = first + query
        let (own, core) = (context.components[position], context.cores[position])
        var rows = nearer
        var hasImproved = false
        while rows != 0 {
            let offset = rows.trailingZeroBitCount
            rows &= rows - 1
            let other = leaf + offset
            guard context.components[other] != own else { continue }
            let distance = context.norm.length(ofMagnitude: magnitudes[offset])
            let link = Link(
                weight: max(core, context.cores[other], distance), distance: distance, first: Int32(position),
                second: Int32(other))
            guard link.isBelow(best[query]) else { continue }
            best[query] = link
            hasImproved = true
        }
        guard hasImproved else { return }
        hasFound[query] = true
        limits[query] = limit(of: query)
        updateHeaviest()
    }

    /// The magnitude from which on a row makes no better link.
    private func limit(of query: Int) -> Double {
        let (goal, core) = (best[query], context.cores[first + query])
        if core > goal.weight { return 0 }
        // A link that weighs no more than the row's own core distance can only be shorter.
        return context.norm.magnitude(aboveShorterThan: core == goal.weight ? goal.distance : goal.weight)
    }

    private mutating func updateHeaviest() {
        heaviest = 0
        for query in 0..<QueryPacket.lanes where isSearching[query] { heaviest = max(heaviest, best[query].weight) }
    }
}
