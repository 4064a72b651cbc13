/// Rows that limits keep together, as one thing each, and which of these may not meet.
struct IndivisibleGroups: Sendable {
    /// By row: its group, counted from 0 in the order of their first rows.
    let ofRow: [Int32]
    /// By group: the sum of its rows' sizes.
    let sizes: [Double]
    /// By group: the groups it may not meet, ascending.
    let apart: [[Int]]
    /// By group: the cluster it is pinned to, counted from 0; `nil` where it is free.
    let fixed: [Int?]
    /// Whether sizes are numbers of rows.
    let countRows: Bool
    /// By group: its first row's id.
    let names: [String]

    /// - Parameter clusters: how many clusters pins may name; `nil` where there are none yet and a number is only a word.
    /// - Throws: `ClusteringError.infeasible` where links and pins contradict each other; `.badWeight`, `.differentRows`,
    ///   `.unknownName` where the limits are not of these rows.
    /// - Complexity: O(n) and the square of the number of words rows are pinned to.
    init(_ limits: Limits, ids: [String], clusters: Int?) throws(ClusteringError) {
        try limits.check(ids: ids)
        var sets = DisjointSets(ids.count)
        for pair in limits.mustLink { sets.unite(pair.first, pair.second) }
        let words = Self.words(limits.pins, isTraining: clusters == nil)
        for rows in words {
            for row in rows.dropFirst() { sets.unite(rows[0], row) }
        }
        ofRow = sets.numbers()
        var sizes = [Double](repeating: 0, count: sets.count)
        var names = [String](repeating: "", count: sets.count)
        for (row, group) in ofRow.enumerated().reversed() {
            sizes[Int(group)] += limits.sizes?[row] ?? 1
            names[Int(group)] = ids[row]
        }
        self.sizes = sizes
        self.names = names
        countRows = limits.sizes == nil
        apart = try Self.apart(ofRow, limits, words, ids)
        fixed = try Self.fixed(ofRow, limits, groups: sizes.count, ids, clusters)
        for (group, others) in apart.enumerated() {
            guard let cluster = fixed[group], let other = others.first(where: { fixed[$0] == cluster }) else { continue }
            throw .infeasible(reason: .togetherAndApart(names[group], names[other]), largest: nil, smallest: nil)
        }
    }

    var count: Int { sizes.count }
    var total: Double { sizes.reduce(0, +) }

    /// Whether nothing but numbers of single rows has to be kept.
    var areFreeRows: Bool { count == ofRow.count && countRows && !fixed.contains { $0 != nil } && !apart.contains { !$0.isEmpty } }

    /// Whether a group is one row that may go anywhere.
    func isFreeRow(_ group: Int) -> Bool { countRows && sizes[group] == 1 && apart[group].isEmpty && fixed[group] == nil }

    /// Whether clusters keep these groups together, apart what may not meet, and to the sizes of some limits.
    ///
    /// - Parameter labels: by row, counted from 1; `nil` for a row in no cluster, which keeps nothing.
    func areKept(by labels: [Int?], under limits: Limits) -> Bool {
        let clusters = labels.reduce(0) { max($0, $1 ?? 0) }
        var found = [Int?](repeating: nil, count: count)
        for (row, label) in labels.enumerated() {
            let group = Int(ofRow[row])
            guard let label, found[group] ?? label == label else { return false }
            found[group] = label
        }
        var loads = [Double](repeating: 0, count: clusters)
        for (group, label) in found.enumerated() {
            guard let label, !apart[group].contains(where: { found[$0] == label }) else { return false }
            loads[label - 1] += sizes[group]
        }
        return SizeBounds(limits, clusters: clusters, isFilled: true).hold(loads)
    }

    /// Groups of which no two may meet; as many as are easily found.
    ///
    /// - Complexity: O(Σ degree²) for the groups that are to be apart from others.
    var mutuallyApart: [Int] {
        let order = apart.indices.filter { !apart[$0].isEmpty }.sorted { (apart[$1].count, $0) < (apart[$0].count, $1) }
        var best: [Int] = []
        for first in order.prefix(64) where apart[first].count + 1 > best.count {
            var met = [first]
            var candidates = Set(apart[first])
            for other in order where candidates.contains(other) {
                met.append(other)
                candidates.formIntersection(apart[other])
            }
            if met.count > best.count { best = met }
        }
        return best
    }

    /// The rows pinned to each word, ascending.
    private static func words(_ pins: [Int: Pin], isTraining: Bool) -> [[Int]] {
        var rows: [Pin: [Int]] = [:]
        for (row, pin) in pins {
            if case .cluster = pin, !isTraining { continue }
            rows[pin, default: []].append(row)
        }
        return rows.values.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }

    private static func apart(
        _ ofRow: [Int32], _ limits: Limits, _ words: [[Int]], _ ids: [String]
    ) throws(ClusteringError) -> [[Int]] {
        var apart = [Set<Int>](repeating: [], count: (ofRow.max().map { Int($0) } ?? -1) + 1)
        func separate(_ first: Int, _ second: Int) throws(ClusteringError) {
            let (one, other) = (Int(ofRow[first]), Int(ofRow[second]))
            if one == other {
                throw .infeasible(reason: .togetherAndApart(ids[first], ids[second]), largest: nil, smallest: nil)
            }
            apart[one].insert(other)
            apart[other].insert(one)
        }
        for pair in limits.cannotLink { try separate(pair.first, pair.second) }
        for (position, word) in words.enumerated() {
            for other in words[..<position] { try separate(other[0], word[0]) }
        }
        return apart.map { $0.sorted() }
    }

    private static func fixed(
        _ ofRow: [Int32], _ limits: Limits, groups: Int, _ ids: [String], _ clusters: Int?
    ) throws(ClusteringError) -> [Int?] {
        var fixed = [Int?](repeating: nil, count: groups)
        guard let clusters else { return fixed }
        for (row, pin) in limits.pins.sorted(by: { $0.key < $1.key }) {
            guard case .cluster(let cluster) = pin else { continue }
            guard (1...max(1, clusters)).contains(cluster) else {
                throw .infeasible(
                    reason: .noSuchCluster(cluster, row: ids[row], of: clusters), largest: nil, smallest: nil)
            }
            let group = Int(ofRow[row])
            if let other = fixed[group], other != cluster - 1 {
                throw .infeasible(reason: .pinnedTwice(ids[row]), largest: nil, smallest: nil)
            }
            fixed[group] = cluster - 1
        }
        return fixed
    }
}
