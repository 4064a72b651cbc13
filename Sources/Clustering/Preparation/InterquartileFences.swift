import Vocabulary

/// Flags rows that lie far beyond the quartiles in many columns.
public struct InterquartileFences: Preparation {
    public var reach = 1.5
    public var share = 0.1

    public init() {}

    public init(reach: Double = 1.5, share: Double = 0.1) {
        self.reach = reach
        self.share = share
    }

    public static let card = Card(
        name: "iqr",
        summary: "Flags rows far beyond the quartiles in a share of the columns.",
        discussion: """
            A cell is outside when it is below Q1 − k·IQR or above Q3 + k·IQR of its column. A row is an outlier when at \
            least the given share of its cells, and at least one, is outside: with many columns nearly every row has some \
            cell outside, which by itself means little. A column whose quartiles coincide has no fences.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=iqr as z", shows: "iqr")
        ],
        references: ["J. W. Tukey, Exploratory Data Analysis, 1977"])

    public static let parameters: [Parameter<Self>] = [
        .option("k", \.reach, "How far the fences stand from the quartiles.", in: .above(0), unit: "interquartile ranges"),
        .option("share", \.share, "The share of columns that makes a row an outlier.", in: .between(0, 1)),
    ]

    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> Fences {
        let columns = try execution.map(frame.columns.count) { column -> Fences.Column? in
            guard let quartiles = frame.present(in: column).quantiles([0.25, 0.75]), quartiles[0] < quartiles[1] else {
                return nil
            }
            let distance = reach * (quartiles[1] - quartiles[0])
            return Fences.Column(
                name: frame.columns[column], lower: (quartiles[0] - distance).bounded,
                upper: (quartiles[1] + distance).bounded)
        }.compactMap(\.self)
        return Fences(
            step: Self.card.name, columns: columns, cellsNeeded: max(1, Int(share: share, of: frame.columns.count)))
    }
}
