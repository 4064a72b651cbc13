/// Every kind of model, so that a saved one is read back as what it was.
public enum ClusterModels {
    /// Sorted by kind.
    static let all: [any ClusterModel.Type] = [
        BisectionModel.self,
        BoundedCentres.self,
        CentreModel.self,
        CoreRows.self,
        DensityTree.self,
        LabelledRows.self,
        MedoidModel.self,
        MixtureModel.self,
        PrototypeModel.self,
        SubclusterModel.self,
    ]
}

/// A model of some kind, written with the word for its kind.
struct SavedModel: Codable {
    let model: any ClusterModel

    private enum CodingKeys: CodingKey { case kind }

    init(_ model: any ClusterModel) { self.model = model }

    init(from decoder: any Decoder) throws {
        let kind = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .kind)
        guard let type = ClusterModels.all.first(where: { $0.kind == kind }) else {
            throw ClusteringError.unknownName(kind, kind: "kind of model", known: ClusterModels.all.map { $0.kind })
        }
        model = try type.init(from: decoder)
    }

    func encode(to encoder: any Encoder) throws {
        try model.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(type(of: model).kind, forKey: .kind)
    }
}
