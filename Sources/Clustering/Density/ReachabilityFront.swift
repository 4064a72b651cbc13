import LinearAlgebra

/// The rows not taken yet, with how easily each is reached from those taken.
///
/// A row taken reaches the rows listed as near to it at once. Farther rows are looked for only when no row is left that is
/// reached more easily than they could be: every row taken has a horizon up to which all about it is known.
/// Rows are known by their position in a tree.
struct ReachabilityFront {
    private let tree: NeighbourTree
    private let lists: NeighbourLists
    private let cores: [Double]
    private let reach: Double
    private var remaining: RemainingRows
    /// By position: at which distance it is reached, how far it is from the row it is reached from, and which that is.
    private var links: [Link]
    /// All links that were the best known of a row once, and perhaps are no more.
    private var reached = LinkHeap()
    /// By the least that a link to a row beyond could be.
    private var horizons = LinkHeap()

    /// How many rows to look for beyond a horizon.
    private static let wanted = 16
    /// How far to look, in terms of what is reached next.
    private static let foresight = 1.5
    private static let horizonsAtOnce = 256

    /// - Parameters:
    ///   - lists: the nearest rows by position.
    ///   - coreDistances: by position.
    ///   - reach: the distance beyond which rows are no neighbours.
    init(_ tree: NeighbourTree, knowing lists: NeighbourLists, coreDistances: [Double], within reach: Double) {
        self.tree = tree
        self.lists = lists
        cores = coreDistances
        self.reach = reach
        remaining = RemainingRows(tree)
        links = Array(repeating: .none, count: tree.count)
    }

    /// Whether a row has not been taken.
    func contains(_ position: Int) -> Bool { remaining.contains(position) }

    /// The row reached most easily, of equally reachable ones the nearest to where it is reached from; `nil` where none is.
    mutating func next(in execution: Execution) throws(ClusteringError) -> Int? {
        while true {
            while let link = reached.first, !contains(Int(link.second)) || links[Int(link.second)] != link {
                reached.removeFirst()
            }
            let best = reached.first
            guard let horizon = horizons.first, best.map({ horizon.isBelow($0) }) ?? true else {
                return best.map { Int($0.second) }
            }
            try widenHorizons(below: best, in: execution)
        }
    }

    /// Takes a row out and lets others be reached from it; returns how it was reached.
    mutating func take(_ position: Int) -> (reachability: Double, predecessor: Int?) {
        remaining.remove(position)
        let (link, core) = (links[position], cores[position])
        if core <= reach {
            for (other, distance) in zip(lists.rows(of: position), lists.distances(of: position)) where distance <= reach {
                offer(Link(weight: max(core, distance), distance: distance, first: Int32(position), second: other))
            }
            let known = lists.distances(of: position).last ?? 0
            if lists.length < tree.count - 1 { setHorizon(of: position, known) }
        }
        return link == .none ? (.infinity, nil) : (link.weight, Int(link.first))
    }

    private mutating func offer(_ link: Link) {
        let other = Int(link.second)
        // Of equal reaches the first stays, as a row is reached as soon as it can be.
        guard link.weight < links[other].weight, contains(other) else { return }
        links[other] = link
        reached.insert(link)
    }

    /// Notes that all rows nearer than that to a row taken are known.
    private mutating func setHorizon(of position: Int, _ distance: Double) {
        guard distance <= reach else { return }
        horizons.insert(
            Link(weight: max(cores[position], distance), distance: distance, first: Int32(position), second: -1))
    }
}

extension ReachabilityFront {
    /// What is seen from some positions of rows taken.
    private struct View: Sendable {
        var links: [Link] = []
        /// The rows whose horizon it is, and how far it is now; infinite where there is nothing more.
        var horizons: [(position: Int, distance: Double)] = []
    }

    /// Looks farther from rows from where a link below the best known might lead.
    private mutating func widenHorizons(below best: Link?, in execution: Execution) throws(ClusteringError) {
        var positions: [(position: Int, known: Double)] = []
        let most = best == nil ? QueryPacket.lanes : Self.horizonsAtOnce
        while positions.count < most, let horizon = horizons.first, best.map({ horizon.isBelow($0) }) ?? true {
            positions.append((Int(horizon.first), horizon.distance))
            horizons.removeFirst()
        }
        positions.sort { $0.position < $1.position }
        let limit = min(reach, best.map { Self.foresight * $0.weight } ?? .infinity)
        let starts = Array(stride(from: 0, to: positions.count, by: QueryPacket.lanes))
        let (tree, cores, remaining) = (tree, cores, remaining)
        let queries = positions
        let views = try execution.map(starts.count) { number in
            let part = queries[starts[number]..<min(queries.count, starts[number] + QueryPacket.lanes)]
            return Self.view(from: part, to: limit, tree, cores, remaining)
        }
        for view in views {
            for link in view.links { offer(link) }
            for horizon in view.horizons { setHorizon(of: horizon.position, horizon.distance) }
        }
    }

    private static func view(
        from positions: ArraySlice<(position: Int, known: Double)>, to limit: Double, _ tree: NeighbourTree,
        _ cores: [Double], _ remaining: RemainingRows
    ) -> View {
        var (view, waiting, wanted) = (View(), Array(positions), Self.wanted)
        var packet = QueryPacket(depth: tree.depth)
        while !waiting.isEmpty {
            packet.load(waiting.count) { query, column in tree.cell(waiting[query].position, column) }
            var search = RemainingSearch(remaining, wanted: min(wanted, tree.count))
            search.reset(queries: waiting.count, below: limit.isInfinite ? .infinity : tree.norm.magnitude(above: limit))
            tree.search(packet, &search)
            var again: [(position: Int, known: Double)] = []
            for (query, (position, known)) in waiting.enumerated() {
                let found = search.nearest.found(by: query, tree.norm)
                let isAll = found.count < search.nearest.wanted
                let seen = isAll ? limit : found.last?.length ?? 0
                // As many rows as were looked for are all equally far: others may be no farther.
                guard isAll || seen > known else {
                    again.append((position, known))
                    continue
                }
                for (other, length) in found {
                    view.links.append(
                        Link(weight: max(cores[position], length), distance: length, first: Int32(position), second: other))
                }
                // Nothing is beyond the reach, and nothing beyond all rows.
                if !isAll || limit.isFinite { view.horizons.append((position, isAll ? limit.nextUp : seen)) }
            }
            waiting = again
            wanted *= 4
        }
        return view
    }
}

extension NeighbourTree {
    /// A cell of the row at a position.
    fileprivate func cell(_ position: Int, _ column: Int) -> Double {
        panels.cells[(position / Self.lanes * depth + column) * Self.lanes + position % Self.lanes]
    }
}
