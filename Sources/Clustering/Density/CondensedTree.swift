/// A dendrogram without the joins of groups too small to be clusters: how dense clusters split as the distance that links
/// rows shrinks, and at which distance each row leaves.
///
/// Distances stand where the literature has λ = 1/distance, so that nothing is infinite: what lasts to a large λ lasts to a
/// small distance. Rows at no distance from each other are never divided.
/// Source: Campello, Moulavi, Zimek, Sander, “Hierarchical density estimates”, ACM TKDD 10 (2015).
struct CondensedTree: Sendable, Hashable, Codable {
    struct Cluster: Sendable, Hashable, Codable {
        /// The cluster it split from, always of a lower number; `nil` for all rows.
        let parent: Int?
        /// Where it split from it; `nil` for all rows, which are one at any distance.
        let birth: Double?
        let size: Int
        /// The smallest distance at which a row leaves it or it splits.
        fileprivate(set) var death = Double.infinity
        /// Whether it splits into others; it then splits into two.
        fileprivate(set) var isSplit = false
    }

    /// Where a row leaves.
    struct Exit: Sendable, Hashable, Codable {
        let cluster: Int
        let distance: Double
    }

    /// All rows first, and every cluster before those it splits into.
    private(set) var clusters: [Cluster]
    /// One a row.
    private(set) var exits: [Exit]

    /// - Parameter smallest: rows that make a cluster, at least two.
    /// - Complexity: O(n).
    init(of dendrogram: Dendrogram, smallest: Int) {
        let (count, merges) = (dendrogram.leafCount, dendrogram.merges)
        clusters = [Cluster(parent: nil, birth: nil, size: count)]
        // Of every row and every join: the cluster it is in, and where it has left that.
        var places = [(cluster: Int, left: Double?)](repeating: (0, nil), count: count + merges.count)
        for number in merges.indices.reversed() {
            let (merge, place) = (merges[number], places[count + number])
            let children = [merge.first, merge.second]
            guard place.left == nil else {
                for child in children { places[child] = place }
                continue
            }
            let sizes = children.map { $0 < count ? 1 : merges[$0 - count].size }
            clusters[place.cluster].death = min(clusters[place.cluster].death, merge.height)
            if merge.height > 0, sizes.allSatisfy({ $0 >= smallest }) {
                clusters[place.cluster].isSplit = true
                for (child, size) in zip(children, sizes) {
                    places[child] = (clusters.count, nil)
                    clusters.append(Cluster(parent: place.cluster, birth: merge.height, size: size))
                }
            } else {
                for (child, size) in zip(children, sizes) {
                    let stays = merge.height > 0 && size >= smallest
                    places[child] = (place.cluster, stays ? nil : merge.height)
                }
            }
        }
        exits = places.prefix(count).map { Exit(cluster: $0.cluster, distance: $0.left ?? 0) }
        for exit in exits { clusters[exit.cluster].death = min(clusters[exit.cluster].death, exit.distance) }
    }

    private enum CodingKeys: CodingKey { case clusters, exits }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        clusters = try container.decode([Cluster].self, forKey: .clusters)
        exits = try container.decode([Exit].self, forKey: .exits)
        let areNested = clusters.enumerated().allSatisfy { number, cluster in cluster.parent.map { 0..<number ~= $0 } ?? true }
        guard areNested, exits.allSatisfy({ [clusters] in clusters.indices.contains($0.cluster) }) else {
            throw ClusteringError.unreadableModel("the tree of densities is damaged")
        }
    }

    /// The cluster that a row of this one is in at some distance.
    func ancestor(of cluster: Int, at distance: Double) -> Int {
        var cluster = cluster
        while let parent = clusters[cluster].parent, let birth = clusters[cluster].birth, birth < distance { cluster = parent }
        return cluster
    }
}

extension CondensedTree {
    /// By cluster: how much longer its rows stay, in λ, than the cluster has been there; infinite where equal rows stay for ever.
    var stabilities: [Double] {
        var sums = [Double](repeating: 0, count: clusters.count)
        for exit in exits { sums[exit.cluster] += excess(of: exit.distance, in: exit.cluster) }
        for cluster in clusters {
            guard let parent = cluster.parent, let birth = cluster.birth else { continue }
            sums[parent] += Double(cluster.size) * excess(of: birth, in: parent)
        }
        return sums
    }

    private func excess(of distance: Double, in cluster: Int) -> Double {
        guard let birth = clusters[cluster].birth else { return 1 / distance }
        let excess = distance < birth ? 1 / distance - 1 / birth : 0
        // Both are infinite where distances are denormal.
        return excess.isNaN ? 0 : excess
    }

    /// By cluster: the mean share of the density range up to its densest part over which its rows stay, from 0 to 1.
    ///
    /// It is the stability divided by the rows and the cluster's largest λ.
    var persistences: [Double] {
        var sums = [Double](repeating: 0, count: clusters.count)
        func add(_ distance: Double, rows: Int, to number: Int) {
            let cluster = clusters[number]
            let left = distance > 0 ? cluster.death / distance : 1
            let born = cluster.birth.map { cluster.death / $0 } ?? 0
            sums[number] += Double(rows) * max(0, left - born)
        }
        for exit in exits { add(exit.distance, rows: 1, to: exit.cluster) }
        for cluster in clusters {
            if let parent = cluster.parent, let birth = cluster.birth { add(birth, rows: cluster.size, to: parent) }
        }
        return zip(sums, clusters).map { $0 / Double($1.size) }
    }

    /// How near to the densest part of a cluster a row lasts that leaves it or one below it, in λ; from above 0 to 1.
    func probability(of exit: Exit, in cluster: Int) -> Double {
        let death = clusters[cluster].death
        return exit.distance > death ? death / exit.distance : 1
    }

    /// By row: how much sooner it leaves than the densest part of the cluster it leaves, from 0 to below 1.
    ///
    /// Source: GLOSH, in Campello and others, section 6.
    var outlierScores: [Double] {
        var deaths = clusters.map(\.death)
        for number in clusters.indices.reversed() {
            if let parent = clusters[number].parent { deaths[parent] = min(deaths[parent], deaths[number]) }
        }
        return exits.map { $0.distance > 0 ? 1 - deaths[$0.cluster] / $0.distance : 0 }
    }
}
