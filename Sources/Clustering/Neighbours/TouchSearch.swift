import LinearAlgebra

/// Unites the sets of rows that lie within a radius of each other, for eight queries at a time.
struct TouchSearch: NeighbourSearch {
    private(set) var limits = SIMD8<Double>(repeating: 0)
    /// Pairs of positions within the radius that united two sets.
    private(set) var touches: [(first: Int32, second: Int32)] = []
    private var sets: DisjointSets
    private let limit: Double
    /// What was known before: the set of each position, and of each node where it is of one alone, otherwise −1.
    private let components: [Int32]
    private let nodeComponents: [Int32]
    private var first = 0
    /// The set of all queries; −1 where there are several.
    private var component: Int32 = -1

    init(within radius: Double, uniting sets: DisjointSets, components: [Int32], nodeComponents: [Int32], norm: Norm) {
        limit = norm.magnitude(above: radius)
        self.sets = sets
        self.components = components
        self.nodeComponents = nodeComponents
    }

    mutating func reset(from position: Int, queries: Int) {
        first = position
        let own = components[position]
        component = (position..<position + queries).allSatisfy { components[$0] == own } ? own : -1
        for query in 0..<QueryPacket.lanes { limits[query] = query < queries ? limit : 0 }
    }

    func skips(_ node: Int) -> Bool { component >= 0 && nodeComponents[node] == component }

    mutating func take(_ nearer: UInt64, from leaf: Int, for query: Int, _ magnitudes: UnsafePointer<Double>) {
        let position = first + query
        var rows = nearer
        while rows != 0 {
            let other = leaf + rows.trailingZeroBitCount
            rows &= rows - 1
            if components[other] != components[position], sets.unite(position, other) {
                touches.append((Int32(position), Int32(other)))
            }
        }
    }
}

extension NeighbourTree {
    /// The component of each row where rows within a radius of each other are linked, by position and from 0.
    ///
    /// What is linked is told to other threads only after each of some waves; later packets then pass over it.
    /// - Complexity: O(n·m) at worst, with m rows within the radius of a row; O(n) memory.
    func components(within radius: Double, in execution: Execution) throws(ClusteringError) -> [Int32] {
        var sets = DisjointSets(count)
        let (waves, parts) = (32, 8)
        for wave in 0..<waves {
            let (known, components) = (sets, sets.numbers())
            let nodeComponents = nodeLabels(components)
            let touches = try execution.map(parts) { part in
                var packet = QueryPacket(depth: depth)
                var search = TouchSearch(
                    within: radius, uniting: known, components: components, nodeComponents: nodeComponents, norm: norm)
                for number in stride(from: wave + part * waves, to: panels.count, by: waves * parts) {
                    // Of a cancelled search nothing is read.
                    if execution.isCancelled() { break }
                    packet.load(panel: number, of: self)
                    search.reset(from: number * Self.lanes, queries: packet.count)
                    self.search(packet, &search)
                }
                return search.touches
            }
            try execution.checkpoint()
            for touch in touches.joined() { sets.unite(Int(touch.first), Int(touch.second)) }
            execution.progress(Double(wave + 1) / Double(waves))
        }
        return sets.numbers()
    }
}
