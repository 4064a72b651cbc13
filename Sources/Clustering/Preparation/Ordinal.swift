import Vocabulary

/// Turns text columns into numbers by the order of their levels.
public struct Ordinal: Preparation {
    public enum Unknown: String, Choice { case code, missing }

    public var columns: [String] = []
    public var levels: [String] = []
    public var unknown = Unknown.missing
    public var code = -1.0

    public init() {}

    public init(columns: [String] = [], levels: [String] = [], unknown: Unknown = .missing, code: Double = -1) {
        self.columns = columns
        self.levels = levels
        self.unknown = unknown
        self.code = code
    }

    public static let card = Card(
        name: "ordinal",
        summary: "Turns text columns into numbers by the order of their levels.",
        discussion: """
            The first level is 0, the next 1, and so on: `columns=SIZE levels=small,medium,large`. Without `levels` they are \
            in sorted order, which seldom means anything to a distance; for levels without an order, one-hot columns are \
            better. A missing or unknown level becomes a missing cell or the code, and is told. The column keeps its name \
            and comes after the numbers. Takes numbers back to the nearest level.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare (select id, case when x > 3 then 'east' else 'west' end as region from points) steps=ordinal as z", shows: "ordinal")
        ])

    public static let parameters: [Parameter<Self>] = [
        .option("columns", \.columns, "The text columns to turn; all where none is named.", names: .name),
        .option("levels", \.levels, "The levels in their order; sorted where none is given."),
        .option("unknown", \.unknown, "What a missing or unknown level becomes."),
        .option("code", \.code, "The number for unknown levels where they become a code."),
    ]

    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> OrderedLevels {
        let names = frame.categories.map(\.name)
        let chosen = columns.isEmpty ? Array(names.indices) : try frame.names.texts(called: columns)
        var seen: Set<String> = []
        for level in levels where !seen.insert(level).inserted {
            throw .badParameter(.outOfRange("levels", given: level, legal: "every level once"))
        }
        for (position, column) in columns.enumerated() where columns[..<position].contains(column) {
            throw .repeatedColumn(column)
        }
        return OrderedLevels(
            step: Self.card.name,
            columns: chosen.map {
                OrderedLevels.Column(name: names[$0], levels: levels.isEmpty ? frame.categories[$0].levels : levels)
            },
            code: unknown == .code ? code.bounded : nil)
    }
}
