/// The clusters chosen from a condensed tree, none of them inside another.
struct SelectedClusters: Sendable, Hashable, Codable {
    /// By cluster of the tree: the chosen one it is or is part of.
    let owners: [Int?]
    /// The distance that rows must last to where all of them are the only cluster.
    private let allRowsLimit: Double?

    /// - Parameters:
    ///   - epsilon: clusters born at a smaller distance are joined with those they split from.
    ///   - allowsSingle: whether all rows together may be a cluster.
    init(from tree: CondensedTree, by selection: ClusterSelection, epsilon: Double, allowsSingle: Bool) {
        var chosen = selection == .eom ? Self.lastingLongest(in: tree, allowsSingle) : tree.clusters.map { !$0.isSplit }
        if !allowsSingle { chosen[0] = false }
        let isAllRows = chosen[0] && !chosen.dropFirst().contains(true)
        if epsilon > 0, !isAllRows { chosen = Self.merging(chosen, below: epsilon, in: tree, allowsSingle) }

        var owners: [Int?] = []
        for (number, cluster) in tree.clusters.enumerated() {
            owners.append(chosen[number] ? number : cluster.parent.flatMap { owners[$0] })
        }
        self.owners = owners
        // Where all rows are one cluster, those that leave before its densest part are noise; beside others it has no rows.
        let isSingle = chosen[0] && chosen.count { $0 } == 1
        allRowsLimit = !isSingle ? nil : epsilon > 0 ? epsilon : tree.clusters[0].death
    }

    /// The chosen cluster of a row; `nil` for noise.
    func owner(of exit: CondensedTree.Exit) -> Int? {
        guard let owner = owners[exit.cluster], owner == 0 else { return owners[exit.cluster] }
        return allRowsLimit.map { exit.distance <= $0 } ?? false ? owner : nil
    }

    /// Takes a cluster where it is more stable than all that are taken below it together.
    private static func lastingLongest(in tree: CondensedTree, _ allowsSingle: Bool) -> [Bool] {
        var stabilities = tree.stabilities
        var below = [Double](repeating: 0, count: stabilities.count)
        var isBetter = [Bool](repeating: false, count: stabilities.count)
        for number in stabilities.indices.reversed() {
            isBetter[number] = !(below[number] > stabilities[number]) && (number > 0 || allowsSingle)
            if below[number] > stabilities[number] { stabilities[number] = below[number] }
            if let parent = tree.clusters[number].parent { below[parent] += stabilities[number] }
        }
        var isInside = isBetter
        for (number, cluster) in tree.clusters.enumerated() {
            guard let parent = cluster.parent else { continue }
            if isInside[parent] { isBetter[number] = false }
            isInside[number] = isInside[parent] || isBetter[number]
        }
        return isBetter
    }

    /// Replaces clusters born too near to each other by the nearest one above them that was not.
    ///
    /// Source: Malzer, Baum, “A hybrid approach to hierarchical density-based cluster selection”, MFI 2020.
    private static func merging(
        _ chosen: [Bool], below epsilon: Double, in tree: CondensedTree, _ allowsSingle: Bool
    ) -> [Bool] {
        var merged = [Bool](repeating: false, count: chosen.count)
        for number in chosen.indices where chosen[number] {
            var cluster = number
            while let parent = tree.clusters[cluster].parent, let birth = tree.clusters[cluster].birth, birth < epsilon {
                if parent == 0, !allowsSingle { break }
                cluster = parent
            }
            merged[cluster] = true
        }
        return merged
    }
}
