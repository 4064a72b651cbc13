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

    /// The figures that fits of any algorithm compare numbers of clusters by, sorted.
    private static var figures: [String] { Set(Algorithms.all.flatMap { $0.criteria }).sorted() }

    /// The algorithms whose fits have a figure.
    static func algorithms(with figure: String) -> [AlgorithmName] {
        Algorithms.all.filter { $0.criteria.contains(figure) }.map { AlgorithmName($0) }
    }

    /// The figures with the algorithms they are of, in words: “aic, bic and icl of gaussian_mixture”.
    static var figureMeaning: String {
        Algorithms.all.filter { !$0.criteria.isEmpty }.map { type in
            let parts = [type.criteria.dropLast().joined(separator: ", "), type.criteria.suffix(1).joined()]
            return parts.filter { !$0.isEmpty }.joined(separator: " and ") + " of \(type.card.name)"
        }.joined(separator: "; ")
    }

    public static var kind: ValueKind { .choice((Metrics.ofPoints.map { $0.card.name } + figures).sorted()) }

    public init?(value: Value) {
        if let metric = MetricName(value: value) {
            self.init(metric.type)
        } else if let name = String(value: value), Self.figures.contains(name) {
            self.init(name: name, metric: nil)
        } else {
            return nil
        }
    }

    public var value: Value { .text(name) }

    public static func == (left: Self, right: Self) -> Bool { left.name == right.name }

    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
