import LinearAlgebra

extension Dendrogram {
    /// The rows from left to right as the tree is drawn without crossings: of two clusters joined, that of the lower number left.
    ///
    /// - Complexity: O(n).
    public var leafOrder: [Int] {
        guard leafCount > 0 else { return [] }
        var order: [Int] = []
        order.reserveCapacity(leafCount)
        var left = [leafCount + merges.count - 1]
        while let cluster = left.popLast() {
            guard cluster >= leafCount else {
                order.append(cluster)
                continue
            }
            left.append(merges[cluster - leafCount].second)
            left.append(merges[cluster - leafCount].first)
        }
        return order
    }

    /// The heights at which pairs of rows first are in one cluster: of rows i < j at i·n − i(i + 1)/2 + j − i − 1.
    ///
    /// - Throws: `ClusteringError.tooMuchMemory`, `.cancelled`.
    /// - Complexity: O(n²).
    public func copheneticDistances(in execution: Execution = .standard) throws(ClusteringError) -> [Double] {
        try execution.admit(
            MemoryNeed(
                bytes: CondensedDistances.bytes(rows: Double(leafCount)),
                purpose: "all cophenetic distances between \(leafCount.counted("row"))", alternative: "a sample of the rows"))
        var distances = [Double](repeating: 0, count: leafCount * max(0, leafCount - 1) / 2)
        for (merge, halves) in zip(merges, halves) {
            try execution.checkpoint()
            var sinceChecked = 0
            for one in halves.left {
                sinceChecked += halves.right.count
                if sinceChecked > Self.pairsBetweenChecks {
                    try execution.checkpoint()
                    sinceChecked = 0
                }
                for other in halves.right {
                    let (low, high) = (min(one, other), max(one, other))
                    distances[low * leafCount - low * (low + 1) / 2 + high - low - 1] = merge.height
                }
            }
        }
        return distances
    }

    /// How well heights in the tree agree with the dissimilarities of rows: their correlation over all pairs.
    ///
    /// 1 where the tree shows every dissimilarity as it is; `nil` where either does not vary.
    /// Source: Sokal and Rohlf, “The comparison of dendrograms by objective methods”, Taxon 11 (1962).
    /// - Complexity: O(n²·d) time, O(n) memory.
    public func copheneticCorrelation(
        with space: DissimilaritySpace, in execution: Execution = .standard
    ) throws(ClusteringError) -> Double? {
        precondition(space.count == leafCount, "the tree is of other rows")
        let halves = halves
        // Larger units, so that no square of a height overflows or vanishes.
        let highest = merges.reduce(0) { max($0, $1.height.magnitude) }
        guard highest > 0 else { return nil }
        let parts = try execution.map(merges.count) { merge in
            var moments = PairMoments()
            let height = merges[merge].height / highest
            var sinceChecked = 0
            for one in halves[merge].left {
                // Of a cancelled sum nothing is read.
                sinceChecked += halves[merge].right.count
                if sinceChecked > Self.pairsBetweenChecks {
                    if execution.isCancelled() { break }
                    sinceChecked = 0
                }
                for other in halves[merge].right { moments.add(height, space.dissimilarity(one, other) / highest) }
            }
            return moments
        }
        try execution.checkpoint()
        return parts.reduce(into: PairMoments()) { $0.add($1) }.correlation
    }

    /// Pairs that are looked at between two looks at whether anybody still waits for the result.
    private static let pairsBetweenChecks = 1 << 14

    /// By merge: the rows of the two clusters joined.
    private var halves: [(left: ArraySlice<Int>, right: ArraySlice<Int>)] {
        let order = leafOrder
        var starts = [Int](repeating: 0, count: leafCount + merges.count)
        for (place, row) in order.enumerated() { starts[row] = place }
        for (merge, made) in merges.enumerated() { starts[leafCount + merge] = starts[made.first] }
        return merges.enumerated().map { merge, made in
            let (start, middle) = (starts[made.first], starts[made.second])
            return (order[start..<middle], order[middle..<start + made.size])
        }
    }
}

/// Means and products of deviations of pairs of numbers.
///
/// Source: Chan, Golub, LeVeque, “Updating formulae and a pairwise algorithm for computing sample variances” (1979).
private struct PairMoments: Sendable {
    private var count = 0.0
    private var means: SIMD2<Double> = [0, 0]
    private var squares: SIMD2<Double> = [0, 0]
    private var product = 0.0

    mutating func add(_ first: Double, _ second: Double) {
        count += 1
        let change = SIMD2(first, second) - means
        means += change / count
        let rest = SIMD2(first, second) - means
        squares += change * rest
        product += change[0] * rest[1]
    }

    mutating func add(_ other: PairMoments) {
        guard other.count > 0 else { return }
        let all = count + other.count
        let change = other.means - means
        let weight = count * other.count / all
        squares += other.squares + change * change * weight
        product += other.product + change[0] * change[1] * weight
        means += change * (other.count / all)
        count = all
    }

    var correlation: Double? {
        let scale = squares[0].squareRoot() * squares[1].squareRoot()
        return scale > 0 && scale.isFinite ? min(1, max(-1, product / scale)) : nil
    }
}
