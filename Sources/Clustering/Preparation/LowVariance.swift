import Vocabulary

/// Drops numeric columns that hardly vary.
public struct LowVariance: Preparation {
    public var threshold = 0.0

    public init() {}

    public init(threshold: Double) { self.threshold = threshold }

    public static let card = Card(
        name: "low_variance",
        summary: "Drops numeric columns whose variance is at most a threshold.",
        discussion: """
            Population variance of the cells that are not missing, in squared units of the column. With a threshold of 0 only \
            constant columns go. A column without a single number is left to the imputation.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=low_variance as z", shows: "low_variance")
        ])

    public static let parameters: [Parameter<Self>] = [
        .option(
            "threshold", \.threshold, "The greatest variance that is too little.", in: .atLeast(0),
            unit: "squared units of the column"),
    ]

    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> ColumnSelection {
        let moments = try ColumnMoments(of: frame.values, in: execution)
        let dropped = frame.columns.enumerated().compactMap { column, name -> ColumnSelection.Dropped? in
            let variance = moments.variance(of: column)
            guard moments.counts[column] > 0, variance <= threshold else { return nil }
            return ColumnSelection.Dropped(name: name, reason: "its variance \(variance) is at most \(threshold)")
        }
        return try ColumnSelection(step: Self.card.name, of: frame, dropping: dropped)
    }
}
