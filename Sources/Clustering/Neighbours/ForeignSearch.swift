import LinearAlgebra

/// Looks for the lightest links from eight queries to rows of other components.
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

    /// What a query is, and the link it is to beat.
    struct Goal {
        /// Rows of the same component are passed over; a negative one is that of no row.
        let component: Int32
        let core: Double
        let link: Link
    }

    private let context: Context
    private(set) var limits = SIMD8<Double>(repeating: 0)
    private(set) var isSearching = SIMDMask<SIMD8<Int64>>(repeating: false)
    private(set) var hasFound = SIMDMask<SIMD8<Int64>>(repeating: false)
    /// By query: the lightest link found, or the one that was to be beaten.
    private(set) var best = [Link](repeating: .none, count: QueryPacket.lanes)
    private var components = SIMD8<Int32>(repeating: -1)
    private var cores = SIMD8<Double>(repeating: 0)
    /// The number of the first query.
    private var first = 0
    /// The component of all queries that search; negative where there are several.
    private var shared: Int32 = -1
    /// The heaviest link that any query would still take.
    private var heaviest = 0.0

    init(_ context: Context) { self.context = context }

    /// Starts anew.
    ///
    /// - Parameters:
    ///   - number: of the first query, which links bear as their first end.
    ///   - goal: of a query counted from 0; `nil` where nothing is looked for.
    mutating func reset(from number: Int, queries: Int, goal: (Int) -> Goal?) {
        first = number
        var seen: Int32?
        for query in 0..<QueryPacket.lanes {
            let goal = query < queries ? goal(query) : nil
            hasFound[query] = false
            isSearching[query] = goal != nil
            limits[query] = 0
            guard let goal else { continue }
            (components[query], cores[query], best[query]) = (goal.component, goal.core, goal.link)
            limits[query] = limit(of: query)
            seen = seen == nil || seen == goal.component ? goal.component : -1
        }
        shared = seen ?? -1
        updateHeaviest()
    }

    func skips(_ node: Int) -> Bool {
        (shared >= 0 && context.nodeComponents[node] == shared) || context.nodeCores[node] > heaviest
    }

    mutating func take(_ nearer: UInt64, from leaf: Int, for query: Int, _ magnitudes: UnsafePointer<Double>) {
        let (own, core) = (components[query], cores[query])
        var rows = nearer
        var hasImproved = false
        while rows != 0 {
            let offset = rows.trailingZeroBitCount
            rows &= rows - 1
            let other = leaf + offset
            guard context.components[other] != own else { continue }
            let distance = context.norm.length(ofMagnitude: magnitudes[offset])
            let link = Link(
                weight: max(core, context.cores[other], distance), distance: distance, first: Int32(first + query),
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
        let (goal, core) = (best[query], cores[query])
        if core > goal.weight { return 0 }
        // A link that weighs no more than the row's own core distance can only be shorter.
        return context.norm.magnitude(aboveShorterThan: core == goal.weight ? goal.distance : goal.weight)
    }

    private mutating func updateHeaviest() {
        heaviest = 0
        for query in 0..<QueryPacket.lanes where isSearching[query] { heaviest = max(heaviest, best[query].weight) }
    }
}
