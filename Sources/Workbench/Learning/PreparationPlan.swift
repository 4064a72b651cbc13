import Clustering
import Vocabulary

/// Steps of preparation by name with their settings, in the order they are taken.
struct PreparationPlan {
    struct Step {
        let name: String
        var settings: [(name: String, value: Value)] = []
    }

    var steps: [Step] = []

    mutating func add(_ name: String, _ settings: [(name: String, value: Value?)] = []) {
        steps.append(Step(name: name, settings: settings.compactMap { one in one.value.map { (one.name, $0) } }))
    }

    /// The steps as values, ready to be fitted.
    ///
    /// - Throws: `ParameterError`, or `ClusteringError.unknownName` for a step there is not.
    func preparations(seed: Int) throws -> [any Preparation] {
        try steps.map { step in
            guard let type = Preparations.catalogue[step.name] else {
                throw ClusteringError.unknownName(step.name, kind: "preparation", known: Preparations.catalogue.names)
            }
            var preparation = type.init()
            if type.optionNames.contains("seed") { try preparation.set("seed", to: .integer(seed)) }
            for (name, value) in step.settings { try preparation.set(name, to: value) }
            return preparation
        }
    }
}
