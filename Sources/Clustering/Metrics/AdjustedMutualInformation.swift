import Vocabulary

/// What a partition and given labels tell about each other beyond chance.
public struct AdjustedMutualInformation: AgreementMetric {
    public var reference: Partition?
    public var average = InformationAverage.arithmetic

    public init() {}

    public static let card = Card(
        name: "adjusted_mutual_information",
        summary: "Information that clusters and labels share beyond chance.",
        discussion: """
            (MI − E[MI]) / (average entropy − E[MI]), where the expectation is exact: over all ways to deal the same sizes \
            to the same rows. 1 for the same partition, about 0 for labels at random, and 0 where chance leaves nothing to \
            gain. Prefer it to adjusted_rand where some clusters are small. Symmetric. A row that is noise on either side \
            is left out.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as two\ncluster kmeans points k=3 as three\ncompare two three", shows: "adjusted_mutual_information")
        ],
        references: [
            "N. X. Vinh, J. Epps, J. Bailey, Information theoretic measures for clusterings comparison, JMLR 11 (2010)"
        ])

    public static let rangeText = "about -0.5 to 1"

    public static let parameters: [Parameter<Self>] = [
        .option("average", \.average, "How the entropies of both sides are averaged.")
    ]

    public func number(for table: CrossTable) -> Double {
        let (entropy, expected) = (average(table.clusterEntropy, table.labelEntropy), table.expectedMutualInformation)
        // What is left after rounding where the two are equal, as for one cluster or for a cluster a row.
        guard entropy - expected > 1e-13 * entropy else { return 0 }
        return (table.mutualInformation - expected) / (entropy - expected)
    }
}
