import Assets
import Vocabulary

/// The models as files for others.
struct SaveClusteringModels: SideAsset {
    static let word = "save_clustering_models"
    static let summary = "The fitted models as JSON, written by the writer."
    static let kind: AssetKind = .output

    let ownSide: Side
    let trained: Input<TrainClusteringModels>

    init(_ side: Side) {
        ownSide = side
        trained = Input(side)
    }

    func materialise(_ work: Work) async throws -> [Made<ModelDocument>] {
        try await work.forEachPartition(of: trained) { partition in
            let model = try work.value(of: trained, partition).model
            var notes = Notes()
            let text = String(decoding: try model.json(), as: UTF8.self)
            notes.written = try work.write(
                text, as: "\((partition ?? "external").asFileName).json", to: "\(ownSide.rawValue)_models")
            notes.figures.append(Figure("clusters", model.model.clusterCount))
            return Made(ModelDocument(model), partition: partition, notes: notes)
        }
    }
}

extension String {
    /// The text as the name of a file: letters, digits, hyphens and underscores; whatever else, by its code.
    var asFileName: String {
        unicodeScalars.map { scalar in
            let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "-_".unicodeScalars.contains(scalar)
            if isPlain { return String(scalar) }
            return scalar == " " ? "_" : "%" + String(scalar.value, radix: 16)
        }.joined()
    }
}
