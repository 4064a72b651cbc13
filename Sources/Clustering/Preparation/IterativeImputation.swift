import LinearAlgebra
import Vocabulary

/// Fills the missing cells of every numeric column by its regression on the others, round after round.
public struct IterativeImputation: Preparation {
    public var rounds = 10
    public var tolerance = 1e-3
    public var mostSources = 50

    public init() {}

    public init(rounds: Int, tolerance: Double = 1e-3, mostSources: Int = 50) {
        self.rounds = rounds
        self.tolerance = tolerance
        self.mostSources = mostSources
    }

    public static let card = Card(
        name: "iterative_imputation",
        summary: "Fills missing numbers by regressions of each column on the others.",
        discussion: """
            Missing cells begin at their column's mean. Then each column with missing cells, the one with the fewest first, \
            is regressed on the others over the rows that have it, and its missing cells are predicted anew; rounds go on \
            until the predictions settle or there have been enough of them. The regression is a Bayesian ridge, which \
            shrinks by as much as the rows call for. New rows go through the same regressions in the same order. Columns \
            that were complete are learned last and once, for new rows that lack them. Linear in the columns: where that \
            does not hold, filling from the nearest rows is safer. A column without a single number is dropped, and told.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=iterative_imputation as z", shows: "iterative_imputation")
        ],
        references: [
            "S. van Buuren, K. Groothuis-Oudshoorn, mice: multivariate imputation by chained equations, J. Stat. Software 45 (2011)",
            "D. J. C. MacKay, Bayesian interpolation, Neural Computation 4 (1992)",
        ])

    public static let parameters: [Parameter<Self>] = [
        .option("max_iter", \.rounds, "When to stop even where cells still move.", in: .atLeast(1), unit: "rounds"),
        .option(
            "tol", \.tolerance, "Movement of a row in a round that counts as none.", in: .atLeast(0),
            unit: "largest magnitudes"),
        .option(
            "n_nearest_features", \.mostSources, "How many columns to regress on, the most correlated first.",
            in: .atLeast(1), unit: "columns"),
    ]

    /// - Complexity: O(rounds·m·(n·p² + p³)) with m columns that have missing cells, regressed on p columns each.
    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> ChainedRegressions {
        let moments = try ColumnMoments(of: frame.values, in: execution)
        let known = frame.columns.indices.filter { moments.counts[$0] > 0 }
        if known.isEmpty, frame.categories.isEmpty, !frame.columns.isEmpty { throw .nothingLeft(step: Self.card.name) }
        var search = try RegressionSearch(
            frame.values.selecting(columns: known), means: known.map { moments.means[$0] }, mostSources: max(1, mostSources),
            in: execution)
        let largest = known.map { max(moments.least[$0].magnitude, moments.greatest[$0].magnitude) }.max() ?? 0
        var (movement, round) = (Double.infinity, 0)
        while round < max(1, rounds), !(movement < tolerance * largest), movement > 0 {
            movement = try search.runRound(in: execution)
            round += 1
            execution.progress(Double(round) / Double(max(1, rounds)))
        }
        try search.learnCompleteColumns(in: execution)
        return ChainedRegressions(
            step: Self.card.name, columns: known.map { frame.columns[$0] },
            empty: frame.columns.indices.filter { moments.counts[$0] == 0 }.map { frame.columns[$0] },
            means: search.means, regressions: search.regressions, rounds: round,
            hasConverged: movement == 0 || movement < tolerance * largest)
    }
}
