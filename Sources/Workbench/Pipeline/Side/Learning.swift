import Clustering
import Vocabulary

extension JobParameters {
    /// The metrics that choose the number of clusters.
    var configuredMetrics: [any Metric] { metrics.map { $0.type.init() } }
}

extension Points {
    /// How many rows differ from all rows before them. O(n·d).
    var distinctCount: Int {
        Set((0..<count).map { Array(values.row($0)) }).count
    }
}
