import Vocabulary

/// Turns each text column into one column of zeros and ones for each of its levels.
public struct OneHot: Preparation {
    public var mostLevels = 25

    public init() {}

    public init(mostLevels: Int) { self.mostLevels = mostLevels }

    public static let card = Card(
        name: "one_hot",
        summary: "Turns each level of a text column into a column of its own.",
        discussion: """
            The column REGION with the levels East and West becomes `REGION=East` and `REGION=West`. A missing or unknown \
            level is 0 in all of them. A text column with more levels than allowed is dropped, and told: an identifier is \
            no feature.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare (select id, case when x > 3 then 'east' else 'west' end as region from points) steps=one_hot as z", shows: "region=east")
        ])

    public static let parameters: [Parameter<Self>] = [
        .option("max_levels", \.mostLevels, "Drop a text column that has more levels than this.", in: .atLeast(1), unit: "levels"),
    ]

    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> OneHotLevels {
        let levels = frame.categories.map { OneHotLevels.Column(name: $0.name, levels: $0.levels) }
        let kept = levels.filter { $0.levels.count <= mostLevels }
        var names = Set(frame.columns)
        for column in kept {
            for level in column.levels {
                let name = "\(column.name)=\(level)"
                guard names.insert(name).inserted else { throw .repeatedColumn(name) }
            }
        }
        if names.isEmpty, !levels.isEmpty { throw .nothingLeft(step: Self.card.name) }
        return OneHotLevels(
            step: Self.card.name, columns: kept,
            dropped: levels.filter { $0.levels.count > mostLevels }.map {
                ColumnSelection.Dropped(name: $0.name, reason: "it has \($0.levels.count.counted("level")), more than \(mostLevels)")
            })
    }
}
