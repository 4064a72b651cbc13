import Vocabulary

/// Scales every column to median 0 and interquartile range 1.
public struct RobustScaling: Preparation {
    public init() {}

    public static let card = Card(
        name: "robust",
        summary: "Scales every column to median 0 and interquartile range 1.",
        discussion: """
            (x − median) / (third quartile − first quartile), with quartiles interpolated linearly. Values far out do not \
            move either figure. A column whose quartiles coincide is moved only, and told.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=robust as z", shows: "robust")
        ])

    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> AffineScaling {
        let columns = try execution.map(frame.columns.count) { column in
            let quartiles = frame.present(in: column).quantiles([0.25, 0.5, 0.75])
            return AffineScaling.Column(
                name: frame.columns[column], offset: quartiles?[1] ?? 0, spread: quartiles.map { $0[2] - $0[0] } ?? 0)
        }
        return AffineScaling(step: Self.card.name, columns: columns)
    }
}
