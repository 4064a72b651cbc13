import Vocabulary

/// Fills the missing cells of text columns.
public struct CategoricalImputation: Preparation {
    public enum Strategy: String, Choice { case constant, mode }

    public var strategy = Strategy.mode
    public var constant = "missing"

    public init() {}

    public init(_ strategy: Strategy, constant: String = "missing") {
        self.strategy = strategy
        self.constant = constant
    }

    public static let card = Card(
        name: "categorical_imputation",
        summary: "Fills missing texts with the most frequent one or a constant.",
        discussion: """
            Of equally frequent texts the first in sorted order is the mode. A column without a single text is dropped, and \
            told, unless a constant fills it.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare (select id, case when x > 3 then 'east' else 'west' end as region from points) steps=categorical_imputation as z", shows: "categorical_imputation")
        ])

    public static let parameters: [Parameter<Self>] = [
        .option("strategy", \.strategy, "What to fill missing cells with."),
        .option("constant", \.constant, "The text to fill in where the strategy is constant."),
    ]

    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> CategoricalFill {
        let fills = frame.categories.map { (name: $0.name, fill: strategy == .constant ? constant : $0.mode) }
        return CategoricalFill(
            step: Self.card.name, reason: strategy.rawValue,
            columns: fills.compactMap { name, fill in fill.map { CategoricalFill.Column(name: name, fill: $0) } },
            empty: fills.filter { $0.fill == nil }.map(\.name))
    }
}
