import Vocabulary

/// Of the pairs of rows together on either side, the share together on both.
public struct Jaccard: AgreementMetric {
    public var reference: Partition?

    public init() {}

    public static let card = Card(
        name: "jaccard",
        summary: "Of pairs of rows together on either side, the share on both.",
        discussion: """
            Like rand without the pairs that are apart on both sides. Not corrected for chance. Symmetric. A row that is \
            noise on either side is left out.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as two\ncluster kmeans points k=3 as three\ncompare two three", shows: "jaccard")
        ],
        references: ["P. Jaccard, The distribution of the flora in the alpine zone, New Phytologist 11 (1912)"])

    public func number(for table: CrossTable) -> Double {
        Double(table.pairsTogether) / Double(table.pairsInClusters + table.pairsInLabels - table.pairsTogether)
    }
}
