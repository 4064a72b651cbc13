import Vocabulary

/// Drops the columns that are named.
public struct IgnoreColumns: Preparation {
    public var features: [String] = []

    public init() {}

    public init(_ features: [String]) { self.features = features }

    public static let card = Card(
        name: "ignore",
        summary: "Drops the columns that are named.",
        discussion: "A name that no column has is refused, with the nearest names that there are.",
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=ignore ignore.features=y as z", shows: "ignore")
        ])

    public static let parameters: [Parameter<Self>] = [
        .option("features", \.features, "The columns to drop.", names: .name),
    ]

    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> ColumnSelection {
        _ = try (frame.columns + frame.categories.map(\.name)).positions(of: features)
        return try ColumnSelection(
            step: Self.card.name, of: frame,
            dropping: features.map { ColumnSelection.Dropped(name: $0, reason: "it is to be ignored") })
    }
}
