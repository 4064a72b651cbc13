import Vocabulary

/// Turns the numbers of every row into shares of their sum.
public struct Shares: Preparation {
    public var columns: [String] = []
    public var isPercent = true

    public init() {}

    public init(columns: [String] = [], isPercent: Bool = true) {
        self.columns = columns
        self.isPercent = isPercent
    }

    public static let card = Card(
        name: "shares",
        summary: "Turns the numbers of every row into shares of the row's sum.",
        discussion: """
            x / sum of the row × 100, over the columns named or over all; columns that are not named stay as they are. \
            What is left is the mix and not the size: a small store and a large one that sell alike become alike. A \
            missing cell stays missing and adds nothing. A row whose sum is not positive gets zeros, and is told. The \
            sums are not kept, so there is no way back to the original units.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=shares as z", shows: "shares")
        ])

    public static let parameters: [Parameter<Self>] = [
        .option("columns", \.columns, "The columns that make up the whole; all where none is named.", names: .name),
        .option("percent", \.isPercent, "Whether shares are of 100, not of 1."),
    ]

    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> RowShares {
        for (position, column) in columns.enumerated() where columns[..<position].contains(column) {
            throw .repeatedColumn(column)
        }
        let parts = columns.isEmpty ? Array(frame.columns.indices) : try frame.names.numbers(called: columns)
        return RowShares(
            step: Self.card.name, columns: frame.columns, parts: parts.sorted(), whole: isPercent ? 100 : 1)
    }
}
