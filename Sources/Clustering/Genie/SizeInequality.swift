/// How unequal the sizes of clusters are, while clusters are joined.
///
/// The Gini index, normalised: Σ|cᵢ − cⱼ| over all pairs of k clusters, divided by (k − 1)·Σcᵢ; 0 where all are equal, 1
/// where all but one are empty. Counted in whole numbers, so that it is the same whatever the order of joins was.
struct SizeInequality: Sendable {
    /// By size: how many clusters have it.
    private var counts: [Int]
    /// The sizes there are, ascending; at most √(2n).
    private var present: [Int]
    private var differences: Int
    private var clusters: Int
    private let total: Int

    init(sizes: [Int]) {
        total = sizes.reduce(0, +)
        clusters = sizes.count
        counts = Array(repeating: 0, count: total + 1)
        for size in sizes { counts[size] += 1 }
        present = Set(sizes).sorted()
        differences = 0
        for (position, size) in sizes.sorted().enumerated() { differences += size * (2 * position - sizes.count + 1) }
    }

    var smallest: Int { present.first ?? 0 }

    var gini: Double {
        clusters > 1 ? Double(differences) / (Double(clusters - 1) * Double(total)) : 0
    }

    /// - Complexity: O(√n).
    mutating func join(_ first: Int, _ second: Int) {
        remove(first)
        remove(second)
        insert(first + second)
    }

    private mutating func remove(_ size: Int) {
        counts[size] -= 1
        if counts[size] == 0 { present.removeAll { $0 == size } }
        clusters -= 1
        differences -= distance(to: size)
    }

    private mutating func insert(_ size: Int) {
        differences += distance(to: size)
        clusters += 1
        if counts[size] == 0 { present.insert(size, at: present.firstIndex { $0 > size } ?? present.count) }
        counts[size] += 1
    }

    /// Of a size to those of all clusters.
    private func distance(to size: Int) -> Int { present.reduce(0) { $0 + counts[$1] * abs($1 - size) } }
}
