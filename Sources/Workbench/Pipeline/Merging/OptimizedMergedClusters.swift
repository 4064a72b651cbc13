import Assets
import Tables
import Vocabulary

/// Which merged clusters are large enough to stay.
struct OptimizedMergedClusters: SoleAsset {
    static let card = Card(
        name: "optimized_merged_clusters", summary: "Per category, merged clusters split into large and small.",
        discussion: "Large is min_cluster_size stores or more.")
    static let group: AssetGroup = "merging"
    static let kind: AssetKind = .table
    static let reads = ["min_cluster_size"]
    static let partitioning: Partitioning = .byCategory

    let sizes = Input<MergedClusterAssignments>()

    func materialise(_ work: Work) async throws -> [Made<Table>] {
        let limit = work.parameters.minClusterSize
        return try await work.forEachPartition(of: sizes) { partition in
            let table = try work.value(of: sizes, partition)
            let isLarge = try table.column("STORES").completeNumbers.map { Int($0) >= limit }
            var notes = Notes()
            notes.figures += [
                Figure("large clusters", isLarge.count { $0 }), Figure("small clusters", isLarge.count { !$0 }),
            ]
            return Made(try table.appending([Column("LARGE", isLarge)]), partition: partition, notes: notes)
        }
    }
}
