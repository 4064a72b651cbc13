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
            let document = try work.value(of: trained, partition).document
            var notes = Notes()
            notes.written = try work.write(
                document.json, as: "\((partition ?? "external").asFileName).json", to: "\(ownSide.rawValue)_models")
            notes.figures.append(Figure("clusters", document.model.model.clusterCount))
            return Made(document, partition: partition, notes: notes)
        }
    }
}
