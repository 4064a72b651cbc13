import Clustering
import Vocabulary

/// What ranks the rows of a sweep, by name: a metric, or a figure of the fits that is the better the lower it is.
public struct JudgeName: ParameterValue, Hashable {
    public let name: String
    /// `nil` for a figure of the fits.
    let metric: (any Metric.Type)?

    public init(_ metric: any Metric.Type) { self.init(name: metric.card.name, metric: metric) }

    private init(name: String, metric: (any Metric.Type)?) {
        self.name = name
        self.metric = metric
    }

    public static var kind: ValueKind { .choice((Metrics.ofPoints.map { $0.card.name } + GaussianMixture.criteria).sorted()) }

    public init?(value: Value) {
        if let metric = MetricName(value: value) {
            self.init(metric.type)
        } else if let name = String(value: value), GaussianMixture.criteria.contains(name) {
            self.init(name: name, metric: nil)
        } else {
            return nil
        }
    }

    public var value: Value { .text(name) }

    public static func == (left: Self, right: Self) -> Bool { left.name == right.name }

    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
