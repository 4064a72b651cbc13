import Assets
import Tables
import Vocabulary

/// The internal and the external cluster of each store.
struct MergedClusters: SoleAsset {
    static let card = Card(
        name: "merged_clusters", summary: "Per category, the internal and external cluster of each store.",
        discussion: "A store without an external row is set aside and told. The merged cluster is called INTERNAL_EXTERNAL: 2_5.")
    static let group: AssetGroup = "merging"
    static let kind: AssetKind = .table
    static let partitioning: Partitioning = .byCategory

    let `internal` = Input<AssignClusters>(.internal)
    let external = Input<AssignClusters>(.external)

    func materialise(_ work: Work) async throws -> [Made<Table>] {
        let outside = try work.value(of: external)
        let externalCluster = try ClusterLookup(outside)
        let made = try await work.forEachPartition(of: `internal`) { partition in
            let inside = try work.value(of: `internal`, partition)
            let stores = inside.columns[0]
            let own = try inside.column(.cluster).completeNumbers.map { Int($0) }
            let kept = (0..<inside.rowCount).filter { externalCluster[stores[$0]] != nil }
            let other = kept.compactMap { externalCluster[stores[$0]] }
            var notes = Notes()
            notes.balance = try RowBalance(rowsIn: inside.rowCount, setAside: inside.rowCount - kept.count, rowsOut: kept.count)
            if kept.count < inside.rowCount {
                notes.ledger.append(
                    LedgerEntry(.setAsideRows, "stores", count: inside.rowCount - kept.count, because: "no external row", partition: partition))
            }
            if kept.isEmpty { notes.warnings.append("no store has an external row") }
            let merged = zip(kept, other).map { "\(own[$0])_\($1)" }
            notes.figures.append(Figure("merged clusters", Set(merged).count))
            let table = try Table([
                stores.gathering(kept), Column("INTERNAL_CLUSTER", kept.map { own[$0] }),
                Column("EXTERNAL_CLUSTER", other), Column("MERGED_CLUSTER", merged),
            ])
            return Made(table, partition: partition, notes: notes)
        }
        guard made.contains(where: { $0.output.rowCount > 0 }) else {
            throw Diagnostic(
                .emptyData, "no store with sales has a row in the external tables", given: outside.columns[0].prefixText,
                expected: "STORE_NBR as in the sales", next: "show external_assign_clusters")
        }
        return made
    }
}

extension Column {
    /// The first few values, for a person to recognise.
    fileprivate var prefixText: String { (0..<Swift.min(3, count)).map { self[$0].text }.joined(separator: ", ") + ", …" }
}

/// The cluster of each store, whatever the type of its id.
struct ClusterLookup: Sendable {
    private let clusters: [String: Int]

    init(_ assignments: Table) throws {
        let numbers = try assignments.column(.cluster).completeNumbers.map { Int($0) }
        clusters = Dictionary(uniqueKeysWithValues: zip(try assignments.columns[0].completeTexts, numbers))
    }

    subscript(store: Cell) -> Int? { clusters[store.text] }
}
