import Assets
import Tables
import Vocabulary

/// The assignments of a side in one table, written where the environment wants it.
struct SaveClusterAssignments: SideAsset {
    static let word = "save_cluster_assignments"
    static let summary = "All assignments in one table, written by the writer."
    static let kind: AssetKind = .output
    static let partitioning: Partitioning = .single

    let ownSide: Side
    let assigned: Input<AssignClusters>

    init(_ side: Side) {
        ownSide = side
        assigned = Input(side)
    }

    func materialise(_ work: Work) async throws -> [Made<Table>] {
        var tables: [Table] = []
        for partition in try work.partitions(of: assigned) {
            let table = try work.value(of: assigned, partition)
            let category = Column("CAT_DSC", Array(repeating: partition ?? "external", count: table.rowCount))
            tables.append(try Table(partition == nil ? table.columns : [category] + table.columns))
        }
        let all = try Table.concatenating(tables)
        var notes = Notes()
        notes.balance = .unchanged(all.rowCount)
        notes.written = try work.write(all, to: "\(ownSide.rawValue)_cluster_assignments")
        return [Made(all, notes: notes)]
    }
}
