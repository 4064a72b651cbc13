/// The cheapest division within size bounds where groups may be split, and rows that must not meet may: a bound from below
/// on every division, and an answer where nothing is split and nothing meets.
///
/// A minimum-cost flow. Every group begins where it is cheapest, and size moves along the cheapest chains of clusters from
/// those that have too much to those that have too little. Because clusters are few, chains are sought in a graph of
/// clusters alone, where the way from one to another costs what the cheapest move between them does. Where all groups are
/// of one size and the bounds multiples of it, nothing is ever split, and the answer is exact.
///
/// Source: R. K. Ahuja, T. L. Magnanti, J. B. Orlin, Network flows, 1993, section 9.7 (successive shortest paths).
struct SizeFlow: Sendable {
    private let problem: LimitedProblem
    private let clusters: Int
    /// Sizes below this are rounding.
    private let dust: Double

    /// By group: the cluster that has most of it.
    private(set) var homes: [Int]
    /// For a group that is split: how much of it is in each cluster.
    private(set) var shares: [Int: [Double]] = [:]
    private var loads: [Double]
    /// Whether so many moves have been made that the rest is given up; the price is a bound even so.
    private(set) var isCutShort = false
    /// By cluster: what of its load its bounds let through, to be evened out among all clusters at the outlet.
    private var through: [Double]

    /// By cluster and, last, the outlet: prices that make every step that is left cost nothing or more.
    private var potentials: [Double]
    /// Clusters × clusters; filled for those that have been looked at.
    private var heaps: [MoveHeap]
    private var isOpen: [Bool]

    init(_ problem: LimitedProblem) {
        self.problem = problem
        let clusters = problem.clusters
        self.clusters = clusters
        dust = max(problem.sizes.reduce(0, +) * 1e-12, problem.bounds.dust * Double(clusters + 1))
        homes = problem.sizes.indices.map { group in
            (1..<max(1, clusters)).reduce(0) { problem.price(group, in: $1) < problem.price(group, in: $0) ? $1 : $0 }
        }
        loads = problem.loads(of: homes)
        through = loads.indices.map { [loads] in min(max(loads[$0], problem.bounds.least[$0]), problem.bounds.most[$0]) }
        potentials = Array(repeating: 0, count: clusters + 1)
        heaps = Array(repeating: MoveHeap(), count: clusters * clusters)
        isOpen = Array(repeating: false, count: clusters)
    }

    /// What the division costs, a group that is split paying by its shares.
    var price: Double {
        homes.indices.reduce(0) { sum, group in
            guard let shares = shares[group] else { return sum + problem.price(group, in: homes[group]) }
            return clustersOf(shares).reduce(sum) {
                $0 + problem.price(group, in: $1) * (shares[$1] / problem.sizes[group])
            }
        }
    }

    /// Moves sizes until all bounds are kept, or there have been far more moves than there are groups; `false` where bounds
    /// cannot be kept.
    ///
    /// - Complexity: O(moves · (k² + k·log n) + n·k·log n), k being the number of clusters.
    mutating func run(in execution: Execution) throws(ClusteringError) -> Bool {
        for group in homes.indices where problem.price(group, in: homes[group]) == .infinity { return false }
        var moves = 0
        while let source = (0...clusters).first(where: { surplus(of: $0) > dust }) {
            if moves & 255 == 0 { try execution.checkpoint() }
            moves += 1
            // Groups that are split again and again move in ever smaller parts.
            isCutShort = moves > 1000 + 50 * (homes.count + clusters)
            if isCutShort { return true }
            // What is left where no way leads on may be what rounding has added up to.
            guard let path = cheapestPath(from: source) else { return surplus(of: source) <= 1000 * dust }
            send(along: path)
        }
        return true
    }

    // MARK: The graph of clusters

    private var outlet: Int { clusters }

    /// How much more comes to a cluster, or the outlet, than leaves it.
    private func surplus(of node: Int) -> Double {
        if node < clusters { return loads[node] - through[node] }
        var (arriving, waiting) = (0.0, 0.0)
        for cluster in 0..<clusters {
            arriving += through[cluster]
            waiting += loads[cluster]
        }
        return arriving - waiting
    }

    private func step(from node: Int, to next: Int) -> Double {
        if node == outlet { return through[next] > problem.bounds.least[next] + dust ? 0 : .infinity }
        if next == outlet { return through[node] < problem.bounds.most[node] - dust ? 0 : .infinity }
        return heaps[node * clusters + next].first?.price ?? .infinity
    }

    private func room(from node: Int, to next: Int) -> Double {
        if node == outlet { return through[next] - problem.bounds.least[next] }
        if next == outlet { return problem.bounds.most[node] - through[node] }
        return heaps[node * clusters + next].first.map { share(of: Int($0.group), in: node) } ?? 0
    }

    /// Dijkstra's search over clusters; `nil` where nothing that has too little can be reached.
    private mutating func cheapestPath(from source: Int) -> [Int]? {
        var distances = [Double](repeating: .infinity, count: clusters + 1)
        var previous = [Int](repeating: -1, count: clusters + 1)
        var isDone = [Bool](repeating: false, count: clusters + 1)
        distances[source] = 0
        while true {
            var node = -1
            for other in 0...clusters where !isDone[other] && distances[other] < .infinity {
                if node < 0 || distances[other] < distances[node] { node = other }
            }
            if node < 0 { return nil }
            isDone[node] = true
            if surplus(of: node) < -dust {
                for other in 0...clusters where isDone[other] { potentials[other] += distances[other] - distances[node] }
                return path(to: node, previous)
            }
            if node < clusters, !isOpen[node] { open(node) }
            for next in 0...clusters where !isDone[next] {
                let price = step(from: node, to: next)
                // Never below nothing but by rounding.
                let reduced = distances[node] + max(0, price + potentials[node] - potentials[next])
                if reduced < distances[next] { (distances[next], previous[next]) = (reduced, node) }
            }
        }
    }

    private func path(to node: Int, _ previous: [Int]) -> [Int] {
        var path = [node]
        while let last = path.last, previous[last] >= 0 { path.append(previous[last]) }
        return path.reversed()
    }

    // MARK: Moving

    private mutating func send(along path: [Int]) {
        var size = min(surplus(of: path[0]), -surplus(of: path[path.count - 1]))
        for (node, next) in zip(path, path.dropFirst()) { size = min(size, room(from: node, to: next)) }
        let movers = zip(path, path.dropFirst()).map { node, next in
            node == outlet || next == outlet ? nil : heaps[node * clusters + next].first?.group
        }
        for (position, (node, next)) in zip(path, path.dropFirst()).enumerated() {
            if node == outlet {
                through[next] -= size
            } else if next == outlet {
                through[node] += size
            } else if let group = movers[position] {
                move(Int(group), size, from: node, to: next)
            }
        }
        for node in path where node < clusters && isOpen[node] { discardStaleMoves(from: node) }
    }

    private mutating func move(_ group: Int, _ size: Double, from cluster: Int, to next: Int) {
        loads[cluster] -= size
        loads[next] += size
        let isNew = share(of: group, in: next) <= dust
        if shares[group] == nil, size >= problem.sizes[group] - dust {
            homes[group] = next
        } else {
            var parts = shares[group] ?? Array(repeating: 0, count: clusters)
            if shares[group] == nil { parts[cluster] = problem.sizes[group] }
            parts[cluster] = parts[cluster] - size > dust ? parts[cluster] - size : 0
            parts[next] += size
            homes[group] = parts.indices.reduce(0) { parts[$1] > parts[$0] ? $1 : $0 }
            shares[group] = clustersOf(parts).count > 1 ? parts : nil
        }
        if isNew, isOpen[next] { offer(group, from: next) }
    }

    private func share(of group: Int, in cluster: Int) -> Double {
        if !shares.isEmpty, let parts = shares[group] { return parts[cluster] }
        return homes[group] == cluster ? problem.sizes[group] : 0
    }

    private func clustersOf(_ parts: [Double]) -> [Int] { parts.indices.filter { parts[$0] > 0 } }

    /// Looks for the moves out of a cluster, which most clusters never need.
    private mutating func open(_ cluster: Int) {
        isOpen[cluster] = true
        let members = homes.indices.filter { share(of: $0, in: cluster) > dust }
        for next in 0..<clusters where next != cluster {
            heaps[cluster * clusters + next] = MoveHeap(members.compactMap { move(of: $0, from: cluster, to: next) })
        }
    }

    private mutating func offer(_ group: Int, from cluster: Int) {
        for next in 0..<clusters where next != cluster {
            if let move = move(of: group, from: cluster, to: next) { heaps[cluster * clusters + next].insert(move) }
        }
    }

    private func move(of group: Int, from cluster: Int, to next: Int) -> MoveHeap.Move? {
        let price = problem.price(group, in: next)
        guard price < .infinity else { return nil }
        return MoveHeap.Move(price: (price - problem.price(group, in: cluster)) / problem.sizes[group], group: Int32(group))
    }

    private mutating func discardStaleMoves(from cluster: Int) {
        for next in 0..<clusters where next != cluster {
            while let first = heaps[cluster * clusters + next].first, share(of: Int(first.group), in: cluster) <= dust {
                heaps[cluster * clusters + next].removeFirst()
            }
        }
    }
}
