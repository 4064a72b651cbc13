import Clustering
import Foundation
import Tables

/// A trained model with the stores it was trained on.
struct TrainedStores: AssetValue {
    let ids: Column
    let model: TrainedModel
    let partition: Clustering.Partition
    /// By store; `nil` where it is not defined.
    let silhouettes: [Double?]

    var extent: (rows: Int?, columns: Int?) { (ids.count, 3) }

    var parts: [ValuePart] {
        get throws {
            let table = try Table([ids, Column("CLUSTER", partition.labels), Column("SILHOUETTE", silhouettes)])
            return [ValuePart("table", .table(table)), ValuePart("model", .document(try model.json()))]
        }
    }

    init(ids: Column, model: TrainedModel, partition: Clustering.Partition, silhouettes: [Double?]) {
        self.ids = ids
        self.model = model
        self.partition = partition
        self.silhouettes = silhouettes
    }

    init(parts: ValueParts) throws {
        let table = try parts.table("table")
        let labels = try table.column("CLUSTER").numbers.map { $0.map { Int($0) } }
        self.init(
            ids: table.columns[0], model: try TrainedModel(json: parts.document("model")),
            partition: Clustering.Partition(labels), silhouettes: try table.column("SILHOUETTE").numbers)
    }
}
