import Vocabulary

/// The least distance between two clusters over the largest within one.
public struct Dunn: Metric {
    public init() {}

    public static let card = Card(
        name: "dunn",
        summary: "Least distance between clusters over the largest within one.",
        discussion: """
            The distance of the nearest two rows in different clusters over that of the farthest two in one. Above 1 every \
            row is nearer to all of its cluster than to any other row. A single row between clusters settles it, so it \
            suits clean, compact clusters. Undefined for one cluster, for a cluster a row, and where no cluster has any \
            spread. Every distance is looked at: the work grows with the square of the rows. Weights do not matter to it: a row \
            that stands there twice is no farther from any other.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nmetrics groups metrics=dunn", shows: "dunn")
        ],
        references: ["J. C. Dunn, Well-separated clusters and optimal fuzzy partitions, Journal of Cybernetics 4 (1974)"])

    public static let direction = MetricDirection.higherIsBetter
    public static let cost = MetricCost.quadratic
    public static let rangeText = "0 and above"
    public static let countsWeights = true

    /// - Complexity: O(n²·(d + p)) for p partitions; O(n·(d + p)) memory.
    public func scores(
        of partitions: [Partition], in measured: MeasuredPoints, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        var scores = partitions.map { Score.undefined($0.reasonAgainstComparing ?? .noSpread) }
        let comparable = partitions.indices.filter { partitions[$0].reasonAgainstComparing == nil }
        guard !comparable.isEmpty, !measured.points.hasNoColumns else { return scores }
        let extremes = try ExtremeDistances(of: comparable.map { partitions[$0] }, in: measured.space, execution)
        let norm = measured.space.measure.norm
        for (position, index) in comparable.enumerated() {
            let (separation, diameter) = (extremes.separations[position], extremes.diameters[position])
            if diameter > 0 {
                scores[index] = .finite(norm.dissimilarity(ofMagnitude: separation) / norm.dissimilarity(ofMagnitude: diameter))
            } else if separation > 0 {
                scores[index] = .undefined(.noSpreadWithin)
            }
        }
        return scores
    }
}
