import Clustering
import Foundation

/// A model as it is saved for others: steps and centres as JSON.
struct ModelDocument: AssetValue {
    let model: TrainedModel

    var parts: [ValuePart] {
        get throws { [ValuePart("model", .document(try model.json()))] }
    }

    init(_ model: TrainedModel) { self.model = model }

    init(parts: ValueParts) throws { self.init(try TrainedModel(json: parts.document("model"))) }
}
