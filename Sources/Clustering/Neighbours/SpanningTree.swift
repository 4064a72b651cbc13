import LinearAlgebra

/// A tree over all rows whose edges are shortest in sum.
///
/// With core distances c, an edge between a and b weighs their mutual reachability, max(c(a), c(b), d(a, b)), and of edges
/// that weigh the same the one between nearer rows is the shorter. Many edges weigh the same, because every edge that is
/// shorter than the core distance of one of its ends weighs just that; the second rule makes the tree one and the same
/// whatever the order of the rows, as long as no two pairs are equally far apart.
struct SpanningTree: Sendable, Hashable {
    struct Edge: Sendable, Hashable {
        /// The lower of the two rows.
        let first: Int
        let second: Int
        /// In the units of the rows.
        let weight: Double
    }

    /// Rows less one, lightest first; of equal ones first the one between nearer rows, then by rows.
    let edges: [Edge]

    /// - Parameters:
    ///   - values: the rows.
    ///   - coreDistances: one a row, finite and not negative; without them, edges weigh what they are long.
    /// - Complexity: about O(n·d·log n) time where columns are few, O(n²·d·log n) at worst; O(n·d) memory.
    init(
        of values: Matrix, norm: Norm = .euclidean, coreDistances: [Double]? = nil, in execution: Execution
    ) throws(ClusteringError) {
        let tree = try NeighbourTree(of: values, norm: norm, in: execution)
        let lists = try tree.neighboursByPosition(Self.knownNeighbours, in: execution.part(from: 0, to: 0.4))
        let cores = coreDistances.map { cores in tree.order.map { cores[Int($0)] } }
        try self.init(
            of: tree, knowing: lists, coreDistances: cores ?? Array(repeating: 0, count: tree.count),
            in: execution.part(from: 0.4, to: 1))
    }

    /// - Parameter space: rows under any dissimilarity; edges weigh what it says.
    /// - Complexity: that of the search by a tree, or n²/2 dissimilarities where texts tell rows apart.
    init(of space: DissimilaritySpace, in execution: Execution) throws(ClusteringError) {
        guard space.measure.categoryColumns.isEmpty else {
            try self.init(rows: space.count, in: execution) { space.dissimilarity($0, $1) }
            return
        }
        let tree = try SpanningTree(of: space.rows, norm: space.treeNorm, in: execution)
        self.init(edges: tree.edges.map {
            Edge(first: $0.first, second: $0.second, weight: space.dissimilarity($0.first, $0.second))
        })
    }

    /// How many neighbours of each row are worth knowing beforehand.
    static let knownNeighbours = 8

    /// - Parameters:
    ///   - lists: nearest rows by position.
    ///   - coreDistances: by position.
    init(
        of tree: NeighbourTree, knowing lists: NeighbourLists, coreDistances: [Double], in execution: Execution
    ) throws(ClusteringError) {
        var forest = BoruvkaForest(tree, knowing: lists, coreDistances: coreDistances)
        while forest.componentCount > 1 { try forest.grow(in: execution) }
        self.init(forest.links.map { $0.renamed(tree.order) })
    }

    /// A spanning tree under any dissimilarity, which is never negative, never not a number, and the same both ways.
    ///
    /// Source: Prim, “Shortest connection networks and some generalizations”, Bell System Technical Journal 1957.
    /// - Complexity: n²/2 dissimilarities, O(n) memory.
    init(
        rows: Int, coreDistances: [Double]? = nil, in execution: Execution, dissimilarity: (Int, Int) -> Double
    ) throws(ClusteringError) {
        var links: [Link] = []
        links.reserveCapacity(max(0, rows - 1))
        var waiting = Array(1..<max(1, rows))
        var nearest = waiting.map { _ in Link.none }
        var last = 0
        while !waiting.isEmpty {
            try execution.checkpoint()
            var best = 0
            for place in waiting.indices {
                let row = waiting[place]
                let distance = dissimilarity(last, row)
                let core = coreDistances.map { max($0[last], $0[row]) } ?? 0
                let link = Link(weight: max(core, distance), distance: distance, first: Int32(last), second: Int32(row))
                if link.precedes(nearest[place]) { nearest[place] = link }
                if nearest[place].precedes(nearest[best]) { best = place }
            }
            links.append(nearest[best])
            last = waiting[best]
            waiting.swapAt(best, waiting.count - 1)
            nearest.swapAt(best, nearest.count - 1)
            waiting.removeLast()
            nearest.removeLast()
            execution.progress(Double(links.count) / Double(rows - 1))
        }
        self.init(links)
    }

    private init(_ links: [Link]) {
        self.init(edges: links.map(\.ordered).sorted { $0.precedes($1) }.map {
            Edge(first: Int($0.first), second: Int($0.second), weight: $0.weight)
        })
    }

    private init(edges: [Edge]) { self.edges = edges }
}

extension SpanningTree {
    /// The edges as joins of the clusters their ends are in.
    var joins: [Join] { edges.map { Join(first: $0.first, second: $0.second, height: $0.weight) } }
}
