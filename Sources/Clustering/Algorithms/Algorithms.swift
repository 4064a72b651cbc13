import Vocabulary

/// Every clustering algorithm.
public enum Algorithms {
    /// Sorted by name.
    public static let all: [any Algorithm.Type] = [
        AffinityPropagation.self,
        Agglomerative.self,
        BIRCH.self,
        BisectingKMeans.self,
        DBSCAN.self,
        GaussianMixture.self,
        Genie.self,
        HDBSCAN.self,
        KMeans.self,
        KMedoids.self,
        KModes.self,
        KPrototypes.self,
        MeanShift.self,
        MiniBatchKMeans.self,
        OPTICS.self,
        Spectral.self,
    ]

    public static let catalogue = Catalogue(all) { $0.card.name }

    /// Names that stand for an algorithm with some of its settings, sorted.
    public static let presets: [(name: String, algorithm: any Algorithm)] = [
        ("average", Agglomerative(k: 4, linkage: .average)), ("complete", Agglomerative(k: 4, linkage: .complete)),
        ("single", Agglomerative(k: 4, linkage: .single)), ("ward", Agglomerative(k: 4, linkage: .ward)),
    ]

    /// Every name an algorithm goes by, sorted.
    public static let names = (catalogue.names + presets.map(\.name)).sorted()

    /// The algorithm of that name, with its defaults but for what the name settles.
    public static func named(_ name: String) -> (any Algorithm)? {
        presets.first { $0.name == name }?.algorithm ?? catalogue[name].map { $0.init() }
    }

    /// The algorithms that take text columns, and what they are to be told, for messages.
    static var takingTexts: String {
        let able = all.filter { $0.abilities.contains(.categories) }
        let measuring = able.filter { type in type.init().settings.contains { $0.name == "distance" } }
        let others = able.filter { type in !measuring.contains { $0.card.name == type.card.name } }
        let names = [measuring, others].map { $0.map { $0.textName }.joined(separator: ", ") }
        return "\(names[0]) with distance=gower, or \(names[1])"
    }

    /// The words for the algorithms that have some abilities.
    public static func names(able abilities: Abilities) -> [String] {
        all.filter { $0.abilities.isSuperset(of: abilities) }.map { $0.card.name }
    }
}

extension Algorithm {
    /// The word to type for text columns: agglomerative joins by Ward's linkage unless told, which needs centres.
    fileprivate static var textName: String { self == Agglomerative.self ? "average" : card.name }
}
