import Vocabulary

/// What a partition and given labels tell about each other, as a share of what there is to tell.
public struct NormalizedMutualInformation: AgreementMetric {
    public var reference: Partition?
    public var average = InformationAverage.arithmetic

    public init() {}

    public static let card = Card(
        name: "normalized_mutual_information",
        summary: "Information that clusters and labels share, as a part of it all.",
        discussion: """
            The mutual information over an average of both entropies. Not corrected for chance: labels at random score \
            higher the more clusters there are, so prefer adjusted_mutual_information. Symmetric. A row that is noise on \
            either side is left out.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as two\ncluster kmeans points k=3 as three\ncompare two three", shows: "normalized_mutual_information")
        ],
        references: ["A. Strehl, J. Ghosh, Cluster ensembles, Journal of Machine Learning Research 3 (2002)"])

    public static let parameters: [Parameter<Self>] = [
        .option("average", \.average, "How the entropies of both sides are averaged.")
    ]

    public func number(for table: CrossTable) -> Double {
        let entropy = average(table.clusterEntropy, table.labelEntropy)
        return entropy > 0 ? min(1, table.mutualInformation / entropy) : 0
    }
}
