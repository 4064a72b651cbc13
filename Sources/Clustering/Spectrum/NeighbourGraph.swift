import LinearAlgebra

/// Rows linked to those nearest to them, and what is in parts then by the shortest links between the parts.
struct NeighbourGraph: Sendable {
    /// From each row to the near ones.
    let links: [GraphLink]
    /// Between parts that no other link joins, one fewer than there are parts.
    let bridges: [GraphLink]

    /// - Parameter neighbours: how many nearest others each row is linked to, where there are so many.
    /// - Complexity: about O(n·d·log n) time where columns are few, O(n²·d) at worst; O(n·neighbours) memory.
    init(of rows: Matrix, neighbours: Int, in execution: Execution) throws(ClusteringError) {
        let tree = try NeighbourTree(of: rows, in: execution)
        let lists = try tree.neighboursByPosition(neighbours, in: execution.part(from: 0, to: 0.6))
        var parts = DisjointSets(rows.rows)
        var links: [GraphLink] = []
        links.reserveCapacity(lists.rows.count)
        for (position, row) in tree.order.enumerated() {
            if position.isMultiple(of: 4096) { try execution.checkpoint() }
            for other in lists.rows(of: position) {
                let link = GraphLink(Int(row), Int(tree.order[Int(other)]))
                parts.unite(link.first, link.second)
                links.append(link)
            }
        }
        self.links = links
        bridges = try Self.bridges(between: &parts, over: tree, lists, in: execution.part(from: 0.6, to: 1))
    }

    /// Of a spanning tree the edges that unite parts: what joins parts in the cheapest way is in every cheapest tree.
    private static func bridges(
        between parts: inout DisjointSets, over tree: NeighbourTree, _ lists: NeighbourLists, in execution: Execution
    ) throws(ClusteringError) -> [GraphLink] {
        guard parts.count > 1 else { return [] }
        let lengths = [Double](repeating: 0, count: tree.count)
        let spanning = try SpanningTree(of: tree, knowing: lists, coreDistances: lengths, in: execution)
        var bridges: [GraphLink] = []
        for edge in spanning.edges where parts.unite(edge.first, edge.second) {
            bridges.append(GraphLink(edge.first, edge.second))
        }
        return bridges
    }
}
