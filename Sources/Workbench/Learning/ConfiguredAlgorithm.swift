import Clustering
import Vocabulary

/// An algorithm by its name, with settings of its own that a command takes beside its parameters.
struct ConfiguredAlgorithm: Sendable {
    var name: AlgorithmName
    private(set) var algorithm: any Algorithm

    init(_ name: AlgorithmName) {
        self.name = name
        algorithm = name.algorithm
    }

    /// - Throws: `ParameterError`, naming the algorithm's settings where it has none of that name.
    mutating func set(_ setting: String, to value: Value) throws(ParameterError) {
        try algorithm.set(setting, to: value)
    }

    /// Every setting as text, by name.
    var settingTexts: [String: String] {
        Dictionary(algorithm.settings.map { ($0.name, $0.value.text) }) { $1 }
    }

    /// The settings as they are typed, with every default that matters.
    var words: String {
        algorithm.settings.filter { $0.value != .absent }.map { "\($0.name)=\($0.value.text)" }.joined(separator: " ")
    }
}
