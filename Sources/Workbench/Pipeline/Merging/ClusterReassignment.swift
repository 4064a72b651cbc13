import Assets
import Tables
import Vocabulary

/// Small merged clusters, moved to the nearest large one.
struct ClusterReassignment: SoleAsset {
    static let card = Card(
        name: "cluster_reassignment", summary: "Small merged clusters moved to the nearest large one, with an audit.",
        discussion: """
            Nearest by the distance between centroids in the normalised internal and external features together, each side \
            divided by the root of its number of features so that the side with more of them does not drown the other. A row \
            per merged cluster says where it went and how far that was. Where no cluster is large, all are kept, and told.
            """)
    static let group: AssetGroup = "merging"
    static let kind: AssetKind = .table
    static let partitioning: Partitioning = .byCategory

    let clusters = Input<OptimizedMergedClusters>()
    let stores = Input<MergedClusters>()
    let inside = Input<NormalizedData>(.internal)
    let outside = Input<NormalizedData>(.external)

    func materialise(_ work: Work) async throws -> [Made<Table>] {
        let outside = StoreFeatures(try work.value(of: outside))
        return try await work.forEachPartition(of: clusters) { partition in
            let clusters = try work.value(of: clusters, partition)
            let names = try clusters.column("MERGED_CLUSTER").completeTexts
            let isLarge = try clusters.column("LARGE").completeNumbers.map { $0 == 1 }
            let sizes = try clusters.column("STORES").completeNumbers.map { Int($0) }
            let centroids = Centroids(
                of: try work.value(of: stores, partition), inside: StoreFeatures(try work.value(of: inside, partition)), outside: outside)
            let large = names.indices.filter { isLarge[$0] }
            var targets = names
            var distances = [Double?](repeating: nil, count: names.count)
            var notes = Notes()
            for small in names.indices where !isLarge[small] {
                guard let nearest = centroids.nearest(to: names[small], among: large.map { names[$0] }) else { continue }
                targets[small] = nearest.name
                distances[small] = nearest.distance
                notes.ledger.append(
                    LedgerEntry(
                        .reassigned, "cluster \(names[small])", count: sizes[small],
                        because: "too small; \(nearest.name) is nearest, at \(nearest.distance.grouped(digits: 3))", partition: partition))
            }
            if large.isEmpty, !names.isEmpty {
                notes.ledger.append(LedgerEntry(.kept, "all \(names.count.counted("cluster"))", count: sizes.reduce(0, +), because: "none is large", partition: partition))
                notes.warnings.append("no merged cluster has min_cluster_size stores; all are kept")
            }
            notes.figures += [Figure("clusters", Set(targets).count), Figure("reassigned", zip(names, targets).count { $0 != $1 })]
            let table = try Table([
                Column("MERGED_CLUSTER", names), Column("STORES", sizes), Column("LARGE", isLarge),
                Column("FINAL_CLUSTER", targets), Column("DISTANCE", distances),
            ])
            return Made(table, partition: partition, notes: notes)
        }
    }
}
