import LinearAlgebra
import Vocabulary

/// Fills the missing cells of numeric columns from the rows most like theirs.
public struct KNearestImputation: Preparation {
    public enum Weights: String, Choice { case distance, uniform }

    public var neighbours = 5
    public var weights = Weights.uniform

    public init() {}

    public init(neighbours: Int, weights: Weights = .uniform) {
        self.neighbours = neighbours
        self.weights = weights
    }

    public static let card = Card(
        name: "knn_imputation",
        summary: "Fills a missing number with the mean of the nearest rows' numbers.",
        discussion: """
            The distance of two rows is Euclidean over the columns that both have, scaled up by the share of columns that \
            are left out: √(d / present · Σ(x − y)²). A cell is filled from the k nearest of the rows that have one in its \
            column; of rows equally near, those with the smaller numbers there. Where no row shares a column with it, the \
            column's mean is filled in, and told. Columns of larger scale count for more, so scale them first: scaling \
            leaves missing cells missing. A column without a single number is dropped, and told. The rows it was fitted on \
            are kept in the step.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=knn_imputation as z", shows: "knn_imputation")
        ],
        references: ["O. Troyanskaya et al., Missing value estimation methods for DNA microarrays, Bioinformatics 17 (2001)"])

    public static let parameters: [Parameter<Self>] = [
        .option("n_neighbors", \.neighbours, "How many rows to fill a cell from.", in: .atLeast(1), unit: "rows"),
        .option("weights", \.weights, "Whether nearer rows count for more."),
    ]

    /// - Complexity: O(n·d); applying it takes O(n·d) for every incomplete row.
    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> NearestRowsFill {
        let moments = try ColumnMoments(of: frame.values, in: execution)
        let known = frame.columns.indices.filter { moments.counts[$0] > 0 }
        if known.isEmpty, frame.categories.isEmpty, !frame.columns.isEmpty { throw .nothingLeft(step: Self.card.name) }
        return NearestRowsFill(
            step: Self.card.name, columns: known.map { frame.columns[$0] },
            empty: frame.columns.indices.filter { moments.counts[$0] == 0 }.map { frame.columns[$0] },
            means: known.map { moments.means[$0] }, neighbours: max(1, neighbours), weighsByDistance: weights == .distance,
            rows: PackedMatrix(frame.values.selecting(columns: known).transposed))
    }
}
