extension Dendrogram {
    /// The clusters there are before the last k − 1 merges.
    ///
    /// Rows that coincide, which are joined at height 0, are never parted: there may be fewer clusters than asked for. Of
    /// merges of equal height those made later are undone first.
    /// - Complexity: O(n).
    public func cut(into count: Int) -> Partition { Partition(roots(after: joinsKept(cuttingInto: count))) }

    /// The clusters whose joins are all no higher than `height`.
    ///
    /// - Complexity: O(n).
    public func cut(at height: Double) -> Partition {
        let peaks = peaks
        return Partition(roots { peaks[$0] <= height })
    }

    /// How many of the merges are made where the tree is cut into so many clusters.
    func joinsKept(cuttingInto count: Int) -> Int {
        let coinciding = merges.prefix { $0.height <= 0 }.count
        return max(coinciding, leafCount - max(1, min(count, leafCount)))
    }

    /// By merge: the greatest height in the cluster made.
    var peaks: [Double] {
        var peaks: [Double] = []
        peaks.reserveCapacity(merges.count)
        for merge in merges {
            let parts = [merge.first, merge.second].map { $0 < leafCount ? 0 : peaks[$0 - leafCount] }
            peaks.append(max(merge.height, max(parts[0], parts[1])))
        }
        return peaks
    }

    private func roots(after kept: Int) -> [Int?] { roots { $0 < kept } }

    /// By row: the number of the largest cluster it is in.
    ///
    /// - Parameter isMade: whether a merge counts; where it does, so do all below it.
    private func roots(where isMade: (Int) -> Bool) -> [Int?] {
        var roots = Array(0..<leafCount + merges.count)
        for merge in merges.indices.reversed() where isMade(merge) {
            roots[merges[merge].first] = roots[leafCount + merge]
            roots[merges[merge].second] = roots[leafCount + merge]
        }
        return roots.prefix(leafCount).map { $0 }
    }
}
