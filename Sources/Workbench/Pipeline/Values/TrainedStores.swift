import Clustering
import Foundation
import Tables

/// A trained model with the stores it was trained on.
struct TrainedStores: AssetValue {
    let ids: Column
    let document: ModelDocument
    let partition: Clustering.Partition
    /// By store; `nil` where it is not defined.
    let silhouettes: [Double?]

    var model: TrainedModel { document.model }

    var extent: (rows: Int?, columns: Int?) { (ids.count, 3) }

    var parts: [ValuePart] {
        get throws {
            let table = try Table([ids, Column(.cluster, partition.labels), Column(.silhouette, silhouettes)])
            return [ValuePart("table", .table(table))] + document.parts
        }
    }

    init(ids: Column, document: ModelDocument, partition: Clustering.Partition, silhouettes: [Double?]) {
        self.ids = ids
        self.document = document
        self.partition = partition
        self.silhouettes = silhouettes
    }

    init(parts: ValueParts) throws {
        let table = try parts.table("table")
        let labels = try table.column(.cluster).numbers.map { $0.map { Int($0) } }
        self.init(
            ids: table.columns[0], document: try ModelDocument(parts: parts),
            partition: Clustering.Partition(labels), silhouettes: try table.column(.silhouette).numbers)
    }
}
