/// Assets and what they are made from: a directed graph without cycles, in an order in which it can be computed.
public struct AssetGraph: Sendable {
    /// Every input before what is made from it; where several could come next, the one declared first.
    public let specifications: [AssetSpecification]
    private let positions: [AssetKey: Int]
    private let inputs: [[Int]]
    private let dependents: [[Int]]

    /// - Throws: `AssetError.duplicate`, `.unknownInput` or `.cycle`, whichever is found first in that order.
    /// - Complexity: O(n·(n + e)) for n assets and e edges.
    public init(_ declared: [AssetSpecification]) throws(AssetError) {
        var known: Set<AssetKey> = []
        for one in declared where !known.insert(one.key).inserted { throw .duplicate(one.key) }
        for one in declared {
            for input in one.inputs where !known.contains(input) {
                throw .unknownInput(input, of: one.key, known: declared.map(\.key.name))
            }
        }
        let specifications = try Self.sorted(declared)
        let positions = Dictionary(uniqueKeysWithValues: zip(specifications.map(\.key), specifications.indices))
        let inputs = specifications.map { $0.inputs.compactMap { positions[$0] } }
        var dependents = specifications.map { _ in [Int]() }
        for (position, sources) in inputs.enumerated() {
            for source in Set(sources) { dependents[source].append(position) }
        }
        self.specifications = specifications
        self.positions = positions
        self.inputs = inputs
        self.dependents = dependents
    }
}

extension AssetGraph {
    public var keys: [AssetKey] { specifications.map(\.key) }

    public subscript(key: AssetKey) -> AssetSpecification? { positions[key].map { specifications[$0] } }

    public func contains(_ key: AssetKey) -> Bool { positions[key] != nil }

    /// What `key` is directly made from, in the order it names them; empty for an asset the graph does not hold.
    public func inputs(of key: AssetKey) -> [AssetKey] { keys(inputs, beside: key) }

    /// What is directly made from `key`, in computing order.
    public func dependents(of key: AssetKey) -> [AssetKey] { keys(dependents, beside: key) }

    /// What `start` is made from, directly or through at most `depth` edges; without `start` itself unless one of
    /// its members feeds another.
    public func upstream(of start: Set<AssetKey>, depth: Int = .max) -> Set<AssetKey> {
        reached(from: start, through: inputs, depth: depth)
    }

    /// What is made from `start`, directly or through at most `depth` edges; without `start` itself unless one of
    /// its members is made from another.
    public func downstream(of start: Set<AssetKey>, depth: Int = .max) -> Set<AssetKey> {
        reached(from: start, through: dependents, depth: depth)
    }

    /// `keys` in computing order; those the graph does not hold are left out.
    public func ordered(_ keys: some Sequence<AssetKey>) -> [AssetKey] {
        Set(keys.compactMap { positions[$0] }).sorted().map { specifications[$0].key }
    }
}

extension AssetGraph {
    private func keys(_ edges: [[Int]], beside key: AssetKey) -> [AssetKey] {
        positions[key].map { edges[$0].map { specifications[$0].key } } ?? []
    }

    /// Goes outwards one edge at a time, so that each asset is met at its least distance.
    private func reached(from start: Set<AssetKey>, through edges: [[Int]], depth: Int) -> Set<AssetKey> {
        var found: Set<Int> = []
        var frontier = Set(start.compactMap { positions[$0] })
        var steps = 0
        while !frontier.isEmpty, steps < depth {
            frontier = Set(frontier.flatMap { edges[$0] }).subtracting(found)
            found.formUnion(frontier)
            steps += 1
        }
        return Set(found.map { specifications[$0].key })
    }

    private static func sorted(_ declared: [AssetSpecification]) throws(AssetError) -> [AssetSpecification] {
        var sorted: [AssetSpecification] = []
        var placed: Set<AssetKey> = []
        var waiting = declared
        while !waiting.isEmpty {
            guard let next = waiting.firstIndex(where: { $0.inputs.allSatisfy(placed.contains) }) else {
                throw .cycle(cycle(among: waiting))
            }
            placed.insert(waiting[next].key)
            sorted.append(waiting.remove(at: next))
        }
        return sorted
    }

    /// A cycle in the direction the data flows, its first asset repeated at the end.
    ///
    /// Every asset in `stuck` waits for another one in it, so that walking from input to input must come back to an
    /// asset already met.
    private static func cycle(among stuck: [AssetSpecification]) -> [AssetKey] {
        let inputs = Dictionary(uniqueKeysWithValues: stuck.map { ($0.key, $0.inputs) })
        var path: [AssetKey] = []
        var next = stuck.first?.key
        while let key = next {
            if let start = path.firstIndex(of: key) { return [key] + path[start...].reversed() }
            path.append(key)
            next = inputs[key]?.first { inputs[$0] != nil }
        }
        return path
    }
}
