extension SpanningTree {
    /// The tree read as the joins of single linkage, which unite the ends of the edges from the lightest on.
    ///
    /// - Parameter height: what an edge's weight is called in the dendrogram; never falling where weights do not.
    /// - Complexity: O(n) beyond the sorted edges.
    func dendrogram(height: (Double) -> Double = { $0 }) -> Dendrogram {
        let count = edges.count + 1
        var sets = DisjointSets(count)
        // The cluster that each set is, by the member that stands for it.
        var clusters = Array(0..<count)
        var merges: [Dendrogram.Merge] = []
        merges.reserveCapacity(edges.count)
        for edge in edges {
            let (first, second) = (sets.representative(of: edge.first), sets.representative(of: edge.second))
            let size = sets.size(of: first) + sets.size(of: second)
            merges.append(
                Dendrogram.Merge(
                    first: min(clusters[first], clusters[second]), second: max(clusters[first], clusters[second]),
                    height: height(edge.weight), size: size))
            sets.unite(first, second)
            clusters[sets.representative(of: first)] = count + merges.count - 1
        }
        return Dendrogram(leafCount: count, merges: merges)
    }
}
