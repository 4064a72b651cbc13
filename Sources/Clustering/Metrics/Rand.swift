import Vocabulary

/// The share of pairs of rows on which a partition and given labels agree.
public struct Rand: AgreementMetric {
    public var reference: Partition?

    public init() {}

    public static let card = Card(
        name: "rand",
        summary: "Share of pairs of rows that are together, or apart, on both sides.",
        discussion: """
            Not corrected for chance: with many clusters most pairs are apart on both sides, and it comes near 1 even for \
            labels at random. Prefer adjusted_rand. Symmetric. A row that is noise on either side is left out.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as two\ncluster kmeans points k=3 as three\ncompare two three", shows: "rand")
        ],
        references: ["W. M. Rand, Objective criteria for the evaluation of clustering methods, JASA 66 (1971)"])

    public func number(for table: CrossTable) -> Double {
        let onOneSideOnly = table.pairsInClusters + table.pairsInLabels - 2 * table.pairsTogether
        return Double(table.allPairs - onOneSideOnly) / Double(table.allPairs)
    }
}
