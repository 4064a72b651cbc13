import Assets
import Tables
import Vocabulary

/// The result: each store's final cluster in each category.
struct SaveMergedClusterAssignments: SoleAsset {
    static let card = Card(
        name: "save_merged_cluster_assignments", summary: "Each store's final cluster per category, written by the writer.",
        discussion: "One row per category and store that has an external row.")
    static let group: AssetGroup = "merging"
    static let kind: AssetKind = .output

    let merged = Input<MergedClusters>()
    let reassigned = Input<ClusterReassignment>()

    func materialise(_ work: Work) async throws -> [Made<Table>] {
        var tables: [Table] = []
        var clusters = 0
        for partition in try work.partitions(of: merged) {
            let stores = try work.value(of: merged, partition)
            let moves = try work.value(of: reassigned, partition)
            let names = try moves.column("MERGED_CLUSTER").completeTexts
            let target = Dictionary(uniqueKeysWithValues: zip(names, try moves.column("FINAL_CLUSTER").completeTexts))
            let own = try stores.column("MERGED_CLUSTER").completeTexts
            let final = own.map { target[$0] ?? $0 }
            clusters += Set(final).count
            let category = Column("CAT_DSC", Array(repeating: partition ?? "", count: stores.rowCount))
            tables.append(
                try Table(
                    [category] + stores.columns + [
                        Column("FINAL_CLUSTER", final), Column("REASSIGNED", zip(own, final).map { $0 != $1 }),
                    ]))
        }
        let all = try Table.concatenating(tables)
        var notes = Notes()
        notes.balance = .unchanged(all.rowCount)
        notes.figures += [
            Figure("categories", tables.count), Figure("assignments", all.rowCount), Figure("final clusters", clusters),
        ]
        notes.written = try work.write(all, to: "merged_cluster_assignments")
        return [Made(all, notes: notes)]
    }
}
