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
            """)

    public static let parameters: [Parameter<Self>] = [
        .option("strategy", \.strategy, "What to fill missing cells with."),
        .option("constant", \.constant, "The number to fill in where the strategy is constant."),
    ]

    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> NumericFill {
        var filled: [NumericFill.Column] = []
        var empty: [String] = []
        for (column, name) in frame.columns.enumerated() {
            if let fill = fill(for: frame.present(in: column)) {
                filled.append(NumericFill.Column(name: name, fill: fill))
            } else {
                empty.append(name)
            }
        }
        if filled.isEmpty, frame.categories.isEmpty, !empty.isEmpty { throw .nothingLeft(step: Self.card.name) }
        return NumericFill(step: Self.card.name, reason: strategy.rawValue, columns: filled, empty: empty)
    }

    private func fill(for present: [Double]) -> Double? {
        switch strategy {
        case .constant: constant
        case .mean: present.mean
        case .median: present.sorted().quantile(0.5)
        case .mode: present.sorted().mode
        }
    }
}
