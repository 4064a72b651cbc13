import Clustering
import Vocabulary

extension JobParameters {
    /// The algorithm that is to be used, with its settings.
    ///
    /// - Throws: `Diagnostic` for an algorithm or a metric there is not.
    func configuredAlgorithm() throws(Diagnostic) -> any Algorithm {
        guard let type = Algorithms.catalogue[algorithm] else {
            throw unknown(algorithm, as: "algorithm", among: Algorithms.catalogue.names)
        }
        var configured = type.init()
        do throws(ParameterError) {
            for (name, value) in [("n_init", starts), ("max_iter", maxIterations), ("seed", seed)]
            where type.signature.contains(where: { $0.name == name }) {
                try configured.set(name, to: .integer(value))
            }
        } catch {
            throw error.diagnostic
        }
        return configured
    }

    /// The metrics that choose the number of clusters.
    func configuredMetrics() throws(Diagnostic) -> [any Metric] {
        var configured: [any Metric] = []
        // What compares with known labels says nothing where there are none.
        let names = Metrics.catalogue.names.filter { $0 != AdjustedRand.card.name }
        for name in metrics {
            guard names.contains(name), let type = Metrics.catalogue[name] else {
                throw unknown(name, as: "metrics", among: names)
            }
            configured.append(type.init())
        }
        return configured
    }

    private func unknown(_ name: String, as parameter: String, among known: [String]) -> Diagnostic {
        let near = name.nearest(in: known)
        return Diagnostic(
            .badSetting, "\(parameter): there is no \(name)", given: name, expected: known.joined(separator: ", "),
            nearest: near, next: "set \(parameter) \(near.first ?? known[0])")
    }
}

extension Points {
    /// How many rows differ from all rows before them. O(n·d).
    var distinctCount: Int {
        Set((0..<count).map { Array(values.row($0)) }).count
    }
}
