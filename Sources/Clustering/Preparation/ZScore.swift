import Vocabulary

/// Scales every column to mean 0 and standard deviation 1.
public struct ZScore: Preparation {
    public init() {}

    public static let card = Card(
        name: "zscore",
        summary: "Scales every column to mean 0 and standard deviation 1.",
        discussion: """
            (x − mean) / standard deviation, with n in the denominator of the variance. A constant column becomes 0. One \
            extreme value moves both figures; robust scaling is less easily moved.
            """)

    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> AffineScaling {
        AffineScaling(step: Self.card.name, frame) { present in
            (offset: present.mean, spread: present.variance.map { $0.squareRoot() })
        }
    }
}

extension AffineScaling {
    /// Learns offset and spread of every column from its sorted cells that are not missing.
    ///
    /// A column whose cells are all equal has no spread, whatever rounding makes of it.
    init(step: String, _ frame: Frame, learn: ([Double]) -> (offset: Double?, spread: Double?)) {
        self.step = step
        columns = frame.columns.enumerated().map { column, name in
            let present = frame.present(in: column).sorted()
            let learned = learn(present)
            let varies = present.first != present.last
            return Column(name: name, offset: learned.offset ?? 0, spread: varies ? learned.spread ?? 0 : 0)
        }
    }
}
