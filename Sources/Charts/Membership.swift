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

    /// The grouping in words: `293 of 300 stores in 5 clusters, 7 in none`.
    func phrase(of subject: Subject) -> String {
        let all = rowCount.counted(subject.unit, subject.units)
        let rest = unassigned.rows.count
        let number = clusters.count.counted("cluster")
        if rowCount == 0 { return "No \(subject.units)" }
        if clusters.isEmpty { return "\(all) in no cluster" }
        return rest == 0 ? "\(all) in \(number)" : "\((rowCount - rest).grouped) of \(all) in \(number), \(rest.grouped) in none"
    }
}
