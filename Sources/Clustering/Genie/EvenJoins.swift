/// Joins clusters along the edges of a spanning tree, shortest first, unless their sizes have become too unequal: then along
/// the shortest edge of a cluster of the smallest size.
///
/// Source: Gagolewski, Bartoszuk, Cena, “Genie: a new, fast, and outlier-resistant hierarchical clustering algorithm”,
/// Information Sciences 363 (2016).
struct EvenJoins {
    /// Shortest first.
    private let edges: [Join]
    /// By edge, the next that is left; one more than there are edges, the last standing for the head.
    private var following: [Int]
    private var inequality: SizeInequality
    private var clusters: DisjointSets
    /// The edge before the first that can belong to a cluster of the smallest size, as long as that is `smallest`.
    private var known: (smallest: Int, edge: Int)

    /// - Parameter sizes: how many rows of the table each row stands for.
    init(_ edges: [Join], sizes: [Int]) {
        self.edges = edges.enumerated().sorted { ($0.element.height, $0.offset) < ($1.element.height, $1.offset) }.map(\.element)
        following = Array(1..<edges.count + 1) + [0]
        inequality = SizeInequality(sizes: sizes)
        clusters = DisjointSets(sizes: sizes)
        known = (0, edges.count)
    }

    private var head: Int { edges.count }

    /// All edges, in the order in which clusters are joined along them.
    ///
    /// - Complexity: O(n·√n) for all but contrived trees, O(n²) at worst.
    mutating func joins(threshold: Double, in execution: Execution) throws(ClusteringError) -> [Join] {
        var joins: [Join] = []
        joins.reserveCapacity(edges.count)
        while joins.count < edges.count {
            if joins.count.isMultiple(of: 256) {
                try execution.checkpoint()
                execution.progress(Double(joins.count) / Double(edges.count))
            }
            let before = inequality.gini > threshold ? edgeBeforeSmallest() : head
            let edge = following[before]
            following[before] = following[edge]
            if known.edge == edge { known.edge = before }
            unite(edges[edge])
            joins.append(edges[edge])
        }
        return joins
    }

    /// The edge before the shortest one of a cluster of the smallest size.
    ///
    /// Clusters only grow, so an edge passed over need not be looked at again until the smallest size is another.
    private mutating func edgeBeforeSmallest() -> Int {
        if known.smallest != inequality.smallest { known = (inequality.smallest, head) }
        while true {
            let edge = edges[following[known.edge]]
            if clusters.size(around: edge.first) == known.smallest || clusters.size(around: edge.second) == known.smallest {
                return known.edge
            }
            known.edge = following[known.edge]
        }
    }

    private mutating func unite(_ edge: Join) {
        inequality.join(clusters.size(around: edge.first), clusters.size(around: edge.second))
        clusters.unite(edge.first, edge.second)
    }
}
