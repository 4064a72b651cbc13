import Vocabulary

/// The geometric mean of two shares: of pairs in a cluster that share a label, and of pairs with one label in a cluster.
public struct FowlkesMallows: AgreementMetric {
    public var reference: Partition?

    public init() {}

    public static let card = Card(
        name: "fowlkes_mallows",
        summary: "Geometric mean of pairwise precision and recall.",
        discussion: """
            Of the pairs of rows in one cluster the share with one label, and of those with one label the share in one \
            cluster, multiplied, and the root. 0 where no pair is together on both sides. Not corrected for chance. \
            Symmetric. A row that is noise on either side is left out.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as two\ncluster kmeans points k=3 as three\ncompare two three", shows: "fowlkes_mallows")
        ],
        references: ["E. B. Fowlkes, C. L. Mallows, A method for comparing two hierarchical clusterings, JASA 78 (1983)"])

    public func number(for table: CrossTable) -> Double {
        guard table.pairsTogether > 0 else { return 0 }
        let together = Double(table.pairsTogether)
        return ((together / Double(table.pairsInClusters)) * (together / Double(table.pairsInLabels))).squareRoot()
    }
}
