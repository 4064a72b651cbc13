import Vocabulary

/// How far a partition agrees with given labels, corrected for chance.
public struct AdjustedRand: AgreementMetric {
    public var reference: Partition?

    public init() {}

    public static let card = Card(
        name: "adjusted_rand",
        summary: "Agreement with given labels, corrected for chance.",
        discussion: """
            1 for the same partition, about 0 for labels at random. Symmetric, and blind to how clusters are numbered. A row \
            that is noise on either side is left out. Undefined without labels to compare with.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as two\ncluster kmeans points k=3 as three\ncompare two three", shows: "adjusted_rand")
        ],
        references: ["L. Hubert, P. Arabie, Comparing partitions, Journal of Classification 2 (1985)"])

    public static let rangeText = "-0.5 to 1"

    public func number(for table: CrossTable) -> Double {
        let (together, all) = (Double(table.pairsTogether), Double(table.allPairs))
        let (inClusters, inLabels) = (Double(table.pairsInClusters), Double(table.pairsInLabels))
        // (together − expected) / (mean of both − expected), multiplied by all pairs so that nothing is rounded early.
        let expected = inClusters * inLabels
        return (together * all - expected) / ((inClusters + inLabels) / 2 * all - expected)
    }
}
