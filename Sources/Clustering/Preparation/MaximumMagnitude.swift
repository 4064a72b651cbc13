import Vocabulary

/// Scales every column so that its largest magnitude is 1.
public struct MaximumMagnitude: Preparation {
    public init() {}

    public static let card = Card(
        name: "maxabs",
        summary: "Scales every column so that its largest magnitude is 1.",
        discussion: "x / greatest magnitude. Zeros stay zeros. A column of zeros is left as it is.",
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=maxabs as z", shows: "maxabs")
        ])

    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> AffineScaling {
        let moments = try ColumnMoments(of: frame.values, in: execution)
        return AffineScaling(
            step: Self.card.name,
            columns: frame.columns.enumerated().map { column, name in
                // Without a single cell both are infinite, which is no spread.
                let largest = max(moments.least[column].magnitude, moments.greatest[column].magnitude)
                return AffineScaling.Column(name: name, offset: 0, spread: largest)
            })
    }
}
