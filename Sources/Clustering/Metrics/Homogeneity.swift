import Vocabulary

/// How far each cluster holds rows of one label only.
public struct Homogeneity: AgreementMetric {
    public var reference: Partition?

    public init() {}

    public static let card = Card(
        name: "homogeneity",
        summary: "How far each cluster holds rows of one label only.",
        discussion: """
            The share of the labels' entropy that the clusters explain: 1 − H(label | cluster) / H(label). Splitting a \
            cluster never lowers it, so it cannot choose their number. Not symmetric: the completeness of the sides \
            exchanged. A row that is noise on either side is left out.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as two\ncluster kmeans points k=3 as three\ncompare two three", shows: "homogeneity")
        ],
        references: ["A. Rosenberg, J. Hirschberg, V-measure: a conditional entropy-based external cluster evaluation measure, EMNLP-CoNLL 2007"])

    public static let comparesCounts = false

    public func number(for table: CrossTable) -> Double { table.homogeneity }
}

extension CrossTable {
    /// The share of the labels' entropy that the clusters explain; all of it where there is none.
    var homogeneity: Double { share(of: labelEntropy) }
    /// The share of the clusters' entropy that the labels explain; all of it where there is none.
    var completeness: Double { share(of: clusterEntropy) }

    private func share(of entropy: Double) -> Double {
        entropy > 0 ? min(1, mutualInformation / entropy) : 1
    }
}
