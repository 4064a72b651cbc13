import Clustering
import Vocabulary

extension JobParameters {
    /// The algorithm that is to be used, with its settings.
    func configuredAlgorithm() throws(Diagnostic) -> any Algorithm {
        let type = algorithm.type
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
    var configuredMetrics: [any Metric] { metrics.map { $0.type.init() } }
}

extension Points {
    /// How many rows differ from all rows before them. O(n·d).
    var distinctCount: Int {
        Set((0..<count).map { Array(values.row($0)) }).count
    }
}
