import Vocabulary

/// The harmonic mean of homogeneity and completeness.
public struct VMeasure: AgreementMetric {
    public var reference: Partition?
    public var beta = 1.0

    public init() {}

    public static let card = Card(
        name: "v_measure",
        summary: "Harmonic mean of homogeneity and completeness.",
        discussion: """
            (1 + β)·h·c / (β·h + c); with β = 1 the normalised mutual information under the arithmetic mean. Not corrected \
            for chance: labels at random score higher the more clusters there are. A row that is noise on either side is \
            left out.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as two\ncluster kmeans points k=3 as three\ncompare two three", shows: "v_measure")
        ],
        references: ["A. Rosenberg, J. Hirschberg, V-measure: a conditional entropy-based external cluster evaluation measure, EMNLP-CoNLL 2007"])

    public static let parameters: [Parameter<Self>] = [
        .option("beta", \.beta, "How much more completeness counts than homogeneity.", in: .between(0, 1e6))
    ]

    public func number(for table: CrossTable) -> Double {
        let (homogeneity, completeness) = (table.homogeneity, table.completeness)
        let weighted = beta * homogeneity + completeness
        return weighted > 0 ? (1 + beta) * homogeneity * completeness / weighted : 0
    }
}
