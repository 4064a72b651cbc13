import Vocabulary

/// Fills the missing cells of numeric columns.
public struct NumericImputation: Preparation {
    public enum Strategy: String, Choice { case constant, mean, median, mode }

    public var strategy = Strategy.mean
    public var constant = 0.0

    public init() {}

    public init(_ strategy: Strategy, constant: Double = 0) {
        self.strategy = strategy
        self.constant = constant
    }

    public static let card = Card(
        name: "numeric_imputation",
        summary: "Fills missing numbers with a mean, median, mode or constant.",
        discussion: """
            What is filled in is learned from the rows the step is fitted on, column by column. A column without a single \
            number is dropped, and told, unless a constant fills it. Of equally frequent numbers the smallest is the mode.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=numeric_imputation as z", shows: "numeric_imputation")
        ])

    public static let parameters: [Parameter<Self>] = [
        .option("strategy", \.strategy, "What to fill missing cells with."),
        .option("constant", \.constant, "The number to fill in where the strategy is constant."),
    ]

    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> NumericFill {
        let fills = try fills(for: frame, in: execution)
        let filled = zip(frame.columns, fills).compactMap { name, fill in
            fill.map { NumericFill.Column(name: name, fill: $0) }
        }
        let empty = zip(frame.columns, fills).filter { $0.1 == nil }.map(\.0)
        if filled.isEmpty, frame.categories.isEmpty, !empty.isEmpty { throw .nothingLeft(step: Self.card.name) }
        return NumericFill(step: Self.card.name, reason: strategy.rawValue, columns: filled, empty: empty)
    }

    /// What to put into each column; `nil` where nothing can be learned.
    private func fills(for frame: Frame, in execution: Execution) throws(ClusteringError) -> [Double?] {
        switch strategy {
        case .constant: return frame.columns.map { _ in constant }
        case .mean:
            let moments = try ColumnMoments(of: frame.values, in: execution)
            return moments.counts.indices.map { moments.counts[$0] > 0 ? moments.means[$0] : nil }
        case .median: return try execution.map(frame.columns.count) { frame.present(in: $0).quantiles([0.5])?[0] }
        case .mode: return try execution.map(frame.columns.count) { frame.present(in: $0).sorted().mode }
        }
    }
}
