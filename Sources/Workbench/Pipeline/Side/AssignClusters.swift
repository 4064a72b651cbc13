import Assets
import Clustering
import Tables
import Vocabulary

/// Every store, outliers too, in the cluster nearest to it.
struct AssignClusters: SideAsset {
    static let word = "assign_clusters"
    static let summary = "Every store's cluster, distance, margin and outlier flag."
    static let discussion = """
        Through the same fitted steps as the stores that were trained on. The margin is how much farther the runner-up is; a \
        small one says that the store lies between two clusters. Where the algorithm says nothing of stores it has not seen, or \
        leaves a store in no cluster, the nearest store that is in one decides.
        """
    static let kind: AssetKind = .table

    let ownSide: Side
    let raw: Input<FeatureRawData>
    let trained: Input<TrainClusteringModels>
    let features: Input<DimensionalityReducedFeatures>

    init(_ side: Side) {
        ownSide = side
        raw = Input(side)
        trained = Input(side)
        features = Input(side)
    }

    func materialise(_ work: Work) async throws -> [Made<Table>] {
        try await work.forEachPartition(of: raw) { partition in
            let rows = try work.value(of: raw, partition)
            let trained = try work.value(of: trained, partition)
            let prepared = try trained.model.chain.apply(to: rows.frame)
            var notes = Notes()
            let assignments = try Self.assignments(
                of: prepared.frame.points(), trained, among: work.value(of: features, partition).frame.points(), &notes)
            let clusters = assignments.map(\.cluster)
            let table = try Table([
                rows.ids, Column(.cluster, clusters), Column(.distance, assignments.map(\.distance)),
                Column(.runnerUp, assignments.map(\.runnerUp)), Column(.margin, assignments.map(\.margin)),
                Column(.outlier, prepared.outliers),
            ])
            notes.balance = .unchanged(table.rowCount)
            let outliers = prepared.outliers.count { $0 }
            notes.figures += [
                Figure("stores", table.rowCount), Figure("outliers", outliers),
                Figure("clusters", Set(clusters.compactMap(\.self)).count),
            ]
            if outliers > 0 {
                notes.ledger.append(
                    LedgerEntry(.flaggedRows, "stores", count: outliers, because: "outliers are assigned, with a flag", partition: partition))
            }
            return Made(table, partition: partition, notes: notes)
        }
    }

    /// Where the algorithm has found no cluster at all, all stores are one.
    private static func assignments(
        of points: Points, _ trained: TrainedStores, among known: Points, _ notes: inout Notes
    ) throws(ClusteringError) -> [Assignment] {
        guard trained.partition.clusterCount > 0 else {
            notes.warnings.append("no store is in a cluster; all are taken together")
            return Array(repeating: Assignment(cluster: 1, distance: 0), count: points.count)
        }
        return try trained.model.model.placingAll(points, among: Euclidean().space(of: known), trained.partition, in: .single)
    }
}
