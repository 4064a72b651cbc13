import LinearAlgebra

/// A forest that grows into a spanning tree: in each round every component gets the lightest link that leads out of it.
///
/// What is known of a row's surroundings is kept between rounds: its nearest rows, the lightest link found, and below which
/// weight nothing is left to be found. Components only grow, so most rows need no search in most rounds, and those that do
/// search no farther than the best link of their component.
/// Source: Borůvka 1926; March, Ram, Gray, “Fast Euclidean minimum spanning tree”, KDD 2010.
struct BoruvkaForest: Sendable {
    private let tree: NeighbourTree
    private let lists: NeighbourLists
    private let cores: [Double]
    /// The least core distance in each node.
    private let nodeCores: [Double]
    private var sets: DisjointSets
    /// By position, from 0 without gaps.
    private var components: [Int32]
    /// By position: the lightest known link out of the component, or one that no longer leads out.
    private var candidates: [Link]
    /// By position: a bound that no unknown link out of the component is below; only its weight and distance matter.
    private var bounds: [Link]
    /// By position: whether no listed row is of another component any more.
    private var isExhausted: [Bool]
    /// The links chosen so far, between positions.
    private(set) var links: [Link] = []

    private static let waves = 8
    private static let packetsInChunk = 16
    private static let rowsInChunk = 4096

    /// - Parameter lists: nearest rows, as many as there are or as is worth knowing, by position; core distances likewise.
    init(_ tree: NeighbourTree, knowing lists: NeighbourLists, coreDistances: [Double]) {
        self.tree = tree
        self.lists = lists
        cores = coreDistances
        nodeCores = tree.nodeMinima(coreDistances)
        sets = DisjointSets(tree.count)
        components = Array(0..<Int32(tree.count))
        candidates = Array(repeating: .none, count: tree.count)
        isExhausted = Array(repeating: false, count: tree.count)
        bounds = coreDistances.indices.map { position in
            // Rows outside a list that holds all others there are do not exist.
            let reach = lists.length < tree.count - 1 ? lists.distances(of: position).last ?? 0 : .infinity
            return Link(weight: max(coreDistances[position], reach), distance: reach, first: -1, second: -1)
        }
    }

    var componentCount: Int { sets.count }

    /// Links every component with another, which at least halves their number.
    mutating func grow(in execution: Execution) throws(ClusteringError) {
        try consultLists(in: execution)
        var best = [Link](repeating: .none, count: componentCount)
        for (position, candidate) in candidates.enumerated() where candidate.precedes(best[Int(components[position])]) {
            best[Int(components[position])] = candidate
        }
        // At least every second component is linked to another.
        let (before, all) = (Double(links.count), Double(max(1, tree.count - 1)))
        let least = Double((componentCount + 1) / 2)
        try search(improving: &best, in: execution.part(from: before / all, to: min(1, (before + least) / all)))
        for link in best where sets.unite(Int(link.first), Int(link.second)) { links.append(link) }
        components = sets.numbers()
        execution.progress(Double(links.count) / all)
    }

    /// Replaces the candidates that no longer lead out of their component by the lightest listed links that do.
    private mutating func consultLists(in execution: Execution) throws(ClusteringError) {
        let (count, size) = (tree.count, Self.rowsInChunk)
        let (components, cores, lists) = (components, cores, lists)
        try candidates.withUnsafeMutableBufferPointer { (candidates) throws(ClusteringError) in
            try isExhausted.withUnsafeMutableBufferPointer { (isExhausted) throws(ClusteringError) in
                // Chunks write disjoint positions.
                nonisolated(unsafe) let (candidates, isExhausted) = (candidates, isExhausted)
                _ = try execution.map((count + size - 1) / size) { chunk in
                    for position in chunk * size..<min(count, (chunk + 1) * size) {
                        let (own, known) = (components[position], candidates[position])
                        if known.second != .max, components[Int(known.second)] != own { continue }
                        candidates[position] = .none
                        if isExhausted[position] { continue }
                        let start = position * lists.length
                        for place in start..<start + lists.length {
                            let other = lists.rows[place]
                            guard components[Int(other)] != own else { continue }
                            let distance = lists.distances[place]
                            let link = Link(
                                weight: max(cores[position], cores[Int(other)], distance), distance: distance,
                                first: Int32(position), second: other)
                            if link.precedes(candidates[position]) { candidates[position] = link }
                        }
                        isExhausted[position] = candidates[position] == .none
                    }
                }
            }
        }
    }

    /// Looks for links lighter than the best known of each component, where there may be any.
    ///
    /// Chunks of packets learn of one another's finds only after a wave, so that what they find does not depend on threads.
    private mutating func search(improving best: inout [Link], in execution: Execution) throws(ClusteringError) {
        let lanes = QueryPacket.lanes
        let packets = (0..<tree.panels.count).filter { packet in
            (packet * lanes..<min(tree.count, (packet + 1) * lanes)).contains { position in
                bounds[position].isBelow(best[Int(components[position])])
            }
        }
        let chunks = (packets.count + Self.packetsInChunk - 1) / Self.packetsInChunk
        let context = ForeignSearch.Context(
            cores: cores, nodeCores: nodeCores, components: components, nodeComponents: tree.nodeLabels(components),
            norm: tree.norm)
        for wave in 0..<Self.waves {
            // Every so manyth chunk, so that a wave sees something of most components.
            let turn = Array(stride(from: wave, to: chunks, by: Self.waves))
            let finds = try round(turn.map { packets[$0 * Self.packetsInChunk..<min(packets.count, ($0 + 1) * Self.packetsInChunk)] },
                                  context, best, in: execution)
            for (component, link) in finds.joined() where link.precedes(best[component]) { best[component] = link }
            execution.progress(Double(wave + 1) / Double(Self.waves))
        }
    }

    /// Searches for some packets; returns what each chunk of them found better than `best`.
    private mutating func round(
        _ chunks: [ArraySlice<Int>], _ context: ForeignSearch.Context, _ best: [Link], in execution: Execution
    ) throws(ClusteringError) -> [[(component: Int, link: Link)]] {
        let (tree, components, cores) = (tree, components, cores)
        return try candidates.withUnsafeMutableBufferPointer { (candidates) throws(ClusteringError) in
            try bounds.withUnsafeMutableBufferPointer { (bounds) throws(ClusteringError) in
                // Packets write disjoint positions.
                nonisolated(unsafe) let (candidates, bounds) = (candidates, bounds)
                return try execution.map(chunks.count) { chunk in
                    var packet = QueryPacket(depth: tree.depth)
                    var search = ForeignSearch(context)
                    var finds: [Int32: Link] = [:]
                    for number in chunks[chunk] {
                        let first = number * QueryPacket.lanes
                        packet.load(panel: number, of: tree)
                        search.reset(from: first, queries: packet.count) { query in
                            let component = components[first + query]
                            let known = finds[component] ?? best[Int(component)]
                            guard bounds[first + query].isBelow(known) else { return nil }
                            return ForeignSearch.Goal(component: component, core: cores[first + query], link: known)
                        }
                        tree.search(packet, &search)
                        for query in 0..<packet.count where search.isSearching[query] {
                            let (position, link) = (first + query, search.best[query])
                            bounds[position] = link
                            guard search.hasFound[query] else { continue }
                            candidates[position] = link
                            let component = components[position]
                            if link.precedes(finds[component] ?? best[Int(component)]) { finds[component] = link }
                        }
                    }
                    return finds.map { (Int($0.key), $0.value) }
                }
            }
        }
    }
}
