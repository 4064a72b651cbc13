extension SpanningTree {
    /// The tree read as the joins of single linkage, which unite the ends of the edges from the lightest on.
    ///
    /// - Parameter height: what an edge's weight is called in the dendrogram; never falling where weights do not.
    /// - Complexity: O(n) beyond the sorted edges.
    func dendrogram(height: (Double) -> Double = { $0 }) -> Dendrogram {
        let joins = edges.map { Join(first: $0.first, second: $0.second, height: height($0.weight)) }
        return Dendrogram(leafCount: joins.count + 1, joins: joins, isSorted: true)
    }
}
