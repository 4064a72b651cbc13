import Vocabulary

/// How far the rows of each label are in one cluster.
public struct Completeness: AgreementMetric {
    public var reference: Partition?

    public init() {}

    public static let card = Card(
        name: "completeness",
        summary: "How far the rows of each label are in one cluster.",
        discussion: """
            The share of the clusters' entropy that the labels explain: 1 − H(cluster | label) / H(cluster). One cluster \
            for all rows has it in full, so it cannot choose their number. Not symmetric: the homogeneity of the sides \
            exchanged. A row that is noise on either side is left out.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as two\ncluster kmeans points k=3 as three\ncompare two three", shows: "completeness")
        ],
        references: ["A. Rosenberg, J. Hirschberg, V-measure: a conditional entropy-based external cluster evaluation measure, EMNLP-CoNLL 2007"])

    public static let comparesCounts = false

    public func number(for table: CrossTable) -> Double { table.completeness }
}
