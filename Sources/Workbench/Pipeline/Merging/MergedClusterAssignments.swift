import Assets
import Tables
import Vocabulary

/// How many stores each merged cluster has.
struct MergedClusterAssignments: SoleAsset {
    static let card = Card(
        name: "merged_cluster_assignments", summary: "Per category, the merged clusters and their sizes.")
    static let group: AssetGroup = "merging"
    static let kind: AssetKind = .table
    static let partitioning: Partitioning = .byCategory

    let merged = Input<MergedClusters>()

    func materialise(_ work: Work) async throws -> [Made<Table>] {
        try await work.forEachPartition(of: merged) { partition in
            let table = try work.value(of: merged, partition)
            let own = try table.column("INTERNAL_CLUSTER").completeNumbers.map { Int($0) }
            let other = try table.column("EXTERNAL_CLUSTER").completeNumbers.map { Int($0) }
            let sizes = Dictionary(zip(own, other).map { (MergedCluster($0, $1), 1) }, uniquingKeysWith: +)
            let clusters = sizes.keys.sorted { (-sizes[$0]!, $0.internal, $0.external) < (-sizes[$1]!, $1.internal, $1.external) }
            let total = max(1, table.rowCount)
            var notes = Notes()
            notes.figures += [Figure("merged clusters", clusters.count), Figure("largest", sizes.values.max() ?? 0)]
            let made = try Table([
                Column("MERGED_CLUSTER", clusters.map(\.name)), Column("INTERNAL_CLUSTER", clusters.map(\.internal)),
                Column("EXTERNAL_CLUSTER", clusters.map(\.external)), Column("STORES", clusters.map { sizes[$0] ?? 0 }),
                Column("SHARE", clusters.map { (Double(sizes[$0] ?? 0) / Double(total) * 10_000).rounded() / 100 }),
            ])
            return Made(made, partition: partition, notes: notes)
        }
    }
}

/// An internal and an external cluster together.
struct MergedCluster: Hashable {
    let `internal`: Int
    let external: Int

    init(_ internalCluster: Int, _ externalCluster: Int) {
        `internal` = internalCluster
        external = externalCluster
    }

    var name: String { "\(`internal`)_\(external)" }
}
