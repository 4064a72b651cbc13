import Vocabulary

/// Scales every column to the range from 0 to 1.
public struct MinimumMaximum: Preparation {
    public init() {}

    public static let card = Card(
        name: "minmax",
        summary: "Scales every column to the range from 0 to 1.",
        discussion: """
            (x − least) / (greatest − least). A constant column becomes 0. New rows may fall outside 0 to 1.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=minmax as z", shows: "minmax")
        ])

    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> AffineScaling {
        let moments = try ColumnMoments(of: frame.values, in: execution)
        return AffineScaling(
            step: Self.card.name,
            columns: frame.columns.enumerated().map { column, name in
                let (least, greatest) = (moments.least[column], moments.greatest[column])
                guard least.isFinite else { return AffineScaling.Column(name: name, offset: 0, spread: 0) }
                return AffineScaling.Column(name: name, offset: least, spread: greatest - least)
            })
    }
}
