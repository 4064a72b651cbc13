import Clustering
import Vocabulary

extension JobParameters {
    /// Every setting of every algorithm under `ALGORITHM.SETTING`, but the number of clusters and the seed, which the
    /// pipeline settles.
    static let algorithmParameters: [Parameter<Self>] = Algorithms.all.flatMap { type in
        type.signature.filter { $0.role == .option && !["k", "seed"].contains($0.name) }.map { parameter(of: type, $0) }
    }

    /// The names of `algorithmParameters`.
    static let algorithmSettingNames = algorithmParameters.map(\.description.name)

    private static func parameter(of type: any Algorithm.Type, _ description: ParameterDescription) -> Parameter<Self> {
        let name = "\(type.card.name).\(description.name)"
        let preset = type.init().settings.first { $0.name == description.name }?.value ?? .absent
        return .forwarded(name, description) { parameters in
            parameters.algorithmSettings[name] ?? preset
        } assign: { parameters, value in
            var trial = type.init()
            do throws(ParameterError) {
                try trial.set(description.name, to: value)
            } catch .outOfRange {
                // The range is judged where the description is known to whoever asks.
            } catch {
                return false
            }
            // Written as it would be read, so that 3 and 3.0 are one setting.
            let settled = trial.settings.first { $0.name == description.name }?.value ?? value
            parameters.algorithmSettings[name] = settled == preset ? nil : settled
            return true
        }
    }

    /// The algorithm that is to be used, with its settings.
    func configuredAlgorithm() throws(Diagnostic) -> any Algorithm {
        let type = algorithm.type
        var configured = algorithm.algorithm
        let prefix = type.card.name + "."
        do throws(ParameterError) {
            for (name, value) in algorithmSettings.sorted(by: { $0.key < $1.key }) where name.hasPrefix(prefix) {
                try configured.set(String(name.dropFirst(prefix.count)), to: value)
            }
            if type.optionNames.contains("seed") { try configured.set("seed", to: .integer(seed)) }
        } catch {
            throw error.diagnostic
        }
        return configured
    }
}
