import LinearAlgebra

/// The order in which summaries are joined so that the squared deviations grow least.
///
/// Each summary counts for the rows it stands for. Chains of nearest neighbours are followed until two are each other's;
/// distances are computed when needed, so no matrix of them is in memory.
/// Source: Murtagh, “A survey of recent advances in hierarchical clustering algorithms”, The Computer Journal 26 (1983).
struct WardMerges: Sendable {
    let count: Int
    /// Which two clusters are joined, by the number of any summary in them; lowest growth first.
    private let merges: [(first: Int, second: Int)]

    /// - Complexity: O(m²·d).
    init(of features: [ClusterFeature], in execution: Execution) throws(ClusteringError) {
        count = features.count
        var clusters = features
        var active = Array(features.indices)
        var chain: [Int] = []
        var merges: [(first: Int, second: Int, height: Double)] = []
        while active.count > 1 {
            try execution.checkpoint()
            let end = chain.last ?? active[0]
            if chain.isEmpty { chain.append(end) }
            let before = chain.count > 1 ? chain[chain.count - 2] : -1
            var (nearest, least) = (before, before >= 0 ? clusters[end].growth(with: clusters[before]) : .infinity)
            for other in active where other != end {
                let growth = clusters[end].growth(with: clusters[other])
                // Of equals the one before in the chain, so that chains end.
                if growth < least || nearest < 0 { (nearest, least) = (other, growth) }
            }
            guard nearest == before else {
                chain.append(nearest)
                continue
            }
            chain.removeLast(2)
            // Rounding may have led back to one of them, and what follows on that was found for what it was.
            if let stale = chain.firstIndex(where: { $0 == end || $0 == nearest }) { chain.removeSubrange(stale...) }
            let (kept, gone) = (min(end, nearest), max(end, nearest))
            merges.append((kept, gone, least))
            clusters[kept].absorb(clusters[gone])
            active.removeAll { $0 == gone }
        }
        // Stable in the order they were found, which has every cluster made before it is joined.
        self.merges = merges.enumerated().sorted { ($0.element.height, $0.offset) < ($1.element.height, $1.offset) }
            .map { ($0.element.first, $0.element.second) }
    }

    /// By summary: its cluster, counted from 0, where `clusters` are left.
    func labels(clusters: Int) -> [Int] {
        var parents = Array(0..<count)
        let root = { (start: Int) in
            var node = start
            while parents[node] != node { node = parents[node] }
            return node
        }
        for merge in merges.prefix(max(0, count - clusters)) {
            let (first, second) = (root(merge.first), root(merge.second))
            parents[max(first, second)] = min(first, second)
        }
        let roots = (0..<count).map(root)
        let numbers = Dictionary(uniqueKeysWithValues: zip(Set(roots).sorted(), 0...))
        return roots.map { numbers[$0] ?? 0 }
    }
}
