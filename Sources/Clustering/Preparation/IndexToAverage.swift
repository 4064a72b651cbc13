import Vocabulary

/// Divides every number by the mean of its column, so that 100 is average.
public struct IndexToAverage: Preparation {
    public init() {}

    public static let card = Card(
        name: "index_to_average",
        summary: "Divides every number by its column's mean, so that 100 is average.",
        discussion: """
            x / mean × 100: 120 is a fifth above average, whatever the column's units. A column whose mean is not positive \
            has no such index; it is left as it is, and told. Columns keep the spread that they have relative to their \
            mean, so a column of small numbers that vary much counts for much. Takes numbers back to their units.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=index_to_average as z", shows: "index_to_average")
        ])

    /// - Complexity: O(n·d).
    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> AverageIndex {
        let moments = try ColumnMoments(of: frame.values, in: execution)
        return AverageIndex(
            step: Self.card.name,
            columns: frame.columns.enumerated().map { column, name in
                let mean = moments.means[column]
                return AverageIndex.Column(name: name, mean: mean, hasIndex: mean > 0 && mean.isNormal)
            })
    }
}
