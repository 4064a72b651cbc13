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
            """)

    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> AffineScaling {
        AffineScaling(step: Self.card.name, frame) { present in
            guard let first = present.quantile(0.25), let third = present.quantile(0.75) else { return (nil, nil) }
            return (offset: present.quantile(0.5), spread: third - first)
        }
    }
}
