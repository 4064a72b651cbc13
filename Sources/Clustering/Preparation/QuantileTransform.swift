import LinearAlgebra
import Vocabulary

/// Replaces every number by the share of its column that lies below it, or by the normal number of that share.
public struct QuantileTransform: Preparation {
    public enum Output: String, Choice { case normal, uniform }

    public var quantiles = 1000
    public var output = Output.uniform

    public init() {}

    public init(quantiles: Int = 1000, output: Output) {
        self.quantiles = quantiles
        self.output = output
    }

    public static let card = Card(
        name: "quantile_transform",
        summary: "Spreads every column evenly, or as a bell curve, by its ranks.",
        discussion: """
            The share of a column below each number, from 0 to 1, by linear interpolation between its quantiles; or the \
            number below which that share of a normal distribution lies, cut at ±5.2. Equal numbers stay equal, at the \
            middle of their ranks. Any shape becomes the same, distances within a column are lost, and new rows beyond \
            the ends come to lie at the ends. A column without spread becomes 0. Takes numbers back to their units.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=quantile_transform as z", shows: "quantile_transform")
        ],
        references: ["B. M. Bolstad et al., A comparison of normalization methods, Bioinformatics 19 (2003)"])

    public static let parameters: [Parameter<Self>] = [
        .option(
            "n_quantiles", \.quantiles, "How many quantiles to keep, of which no more are kept than there are rows.",
            in: .atLeast(2), unit: "quantiles"),
        .option("output", \.output, "Whether to spread evenly or as a bell curve."),
    ]

    /// - Complexity: O(n·d·log n).
    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> QuantileScaling {
        let count = max(2, min(quantiles, frame.rowCount))
        let kept = try execution.map(frame.columns.count) { column -> [Double] in
            let present = frame.present(in: column).sorted()
            let quantiles = (0..<count).map { present.quantile(Double($0) / Double(count - 1)) ?? 0 }
            // Rounding in the interpolation must not turn their order.
            return quantiles.reduce(into: []) { $0.append(max($0.last ?? $1, $1)) }
        }
        return QuantileScaling(
            step: Self.card.name, columns: frame.columns, isNormal: output == .normal,
            quantiles: PackedMatrix(Matrix(rows: kept.count, columns: count, elements: kept.flatMap(\.self))))
    }
}
