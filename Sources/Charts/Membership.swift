import Vocabulary

/// The rows of every cluster, clusters in order of their number, and the rows in none.
struct Membership: Sendable {
    struct Group: Sendable {
        /// `nil` for the rows in no cluster.
        let label: Int?
        /// Rising, counted from 0.
        let rows: [Int]

        /// The cluster's number, or what stands for it.
        var name: String { label.map(String.init) ?? "none" }

        /// The cluster in a sentence: `Cluster 3`.
        var phrase: String { label.map { "Cluster \($0)" } ?? "No cluster" }
    }

    let clusters: [Group]
    let unassigned: Group
    let rowCount: Int

    init(_ labels: [Int?]) {
        let rows = Dictionary(grouping: labels.indices, by: { labels[$0] })
        clusters = rows.keys.compactMap(\.self).sorted().map { Group(label: $0, rows: rows[$0, default: []]) }
        unassigned = Group(label: nil, rows: rows[nil, default: []])
        rowCount = labels.count
    }

    /// The clusters, then the rows in none where there are any.
    var groups: [Group] { unassigned.rows.isEmpty ? clusters : clusters + [unassigned] }

    /// The grouping in words: `300 stores in 5 clusters, 12 of them in none`.
    func phrase(unit: String) -> String {
        let whole = "\(rowCount.counted(unit)) in \(clusters.count.counted("cluster"))"
        let rest = unassigned.rows.count
        return rest == 0 ? whole : "\(whole), \(rest.grouped) of them in none"
    }
}
