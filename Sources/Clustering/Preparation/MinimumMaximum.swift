import Vocabulary

/// Scales every column to the range from 0 to 1.
public struct MinimumMaximum: Preparation {
    public init() {}

    public static let card = Card(
        name: "minmax",
        summary: "Scales every column to the range from 0 to 1.",
        discussion: """
            (x − least) / (greatest − least). A constant column becomes 0. New rows may fall outside 0 to 1.
            """)

    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> AffineScaling {
        AffineScaling(step: Self.card.name, frame) { present in
            guard let least = present.first, let greatest = present.last else { return (nil, nil) }
            return (offset: least, spread: greatest - least)
        }
    }
}
