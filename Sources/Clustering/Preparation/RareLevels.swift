import Vocabulary

/// Groups the seldom levels of text columns into one.
public struct RareLevels: Preparation {
    public var share = 0.01
    public var count = 1
    public var other = "other"
    public var columns: [String] = []

    public init() {}

    public init(share: Double, count: Int = 1, other: String = "other", columns: [String] = []) {
        self.share = share
        self.count = count
        self.other = other
        self.columns = columns
    }

    public static let card = Card(
        name: "rare_levels",
        summary: "Groups the rare levels of text columns into one.",
        discussion: """
            A level is rare that holds in fewer rows than the count, or in a smaller share of the rows whose cell is not \
            missing. All rare levels of a column become `other`, and so does every level that was not there when the step \
            was fitted; both are told. Missing cells stay missing.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare (select id, case when x > 3 then 'east' else 'west' end as region from points) steps=rare_levels as z", shows: "rare_levels")
        ])

    public static let parameters: [Parameter<Self>] = [
        .option("share", \.share, "The least share of rows that keeps a level.", in: .between(0, 1)),
        .option("count", \.count, "The least number of rows that keeps a level.", in: .atLeast(0), unit: "rows"),
        .option("other", \.other, "What rare levels are called together."),
        .option("columns", \.columns, "The text columns to look at; all where none is named.", names: .name),
    ]

    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> LevelGroups {
        let names = frame.categories.map(\.name)
        let chosen = columns.isEmpty ? Array(names.indices) : try frame.names.texts(called: columns)
        return LevelGroups(
            step: Self.card.name, other: other,
            columns: chosen.map { LevelGroups.Column(name: names[$0], kept: keptLevels(of: frame.categories[$0])) })
    }

    private func keptLevels(of column: CategoricalColumn) -> [String] {
        let tallies = column.cells.reduce(into: [String: Int]()) { tallies, cell in
            if let cell { tallies[cell, default: 0] += 1 }
        }
        let least = max(count, Int(share: share, of: tallies.values.reduce(0, +)))
        return tallies.filter { $0.value >= least }.keys.sorted()
    }
}
