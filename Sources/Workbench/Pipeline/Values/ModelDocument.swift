import Clustering
import Foundation

/// A model as it is saved for others: steps and centres as JSON.
struct ModelDocument: AssetValue {
    let model: TrainedModel
    /// The model's bytes, made once however often they are written.
    let json: Data

    init(_ model: TrainedModel) throws {
        self.model = model
        json = try model.json()
    }

    var parts: [ValuePart] { [ValuePart("model", .document(json))] }

    init(parts: ValueParts) throws {
        json = try parts.document("model")
        model = try TrainedModel(json: json)
    }
}
