import LinearAlgebra
import Vocabulary

/// Flags the rows that random splits isolate soonest.
public struct IsolationForest: Preparation {
    public var contamination = 0.05
    public var trees = 100
    public var sampleSize = 256
    public var seed = 42

    public init() {}

    public init(contamination: Double, trees: Int = 100, sampleSize: Int = 256, seed: Int = 42) {
        self.contamination = contamination
        self.trees = trees
        self.sampleSize = sampleSize
        self.seed = seed
    }

    public static let card = Card(
        name: "iforest",
        summary: "Flags the share of rows that random splits isolate soonest.",
        discussion: """
            Grows trees of random splits on random samples; rows that are few and different need few splits to be alone. The \
            share of rows with the highest scores is flagged, and new rows are held to the same score. The scale of columns \
            does not matter. Missing cells must be filled first.
            """,
        examples: [
            Example("load points \"points.csv\"\nprepare points steps=iforest as z", shows: "iforest")
        ],
        references: ["F. T. Liu, K. M. Ting, Z.-H. Zhou, Isolation forest, ICDM 2008"])

    public static let parameters: [Parameter<Self>] = [
        .option("contamination", \.contamination, "The share of rows to flag.", in: .between(0, 0.5)),
        .option("trees", \.trees, "How many trees to grow.", in: .atLeast(1)),
        .option("sample", \.sampleSize, "How many rows each tree is grown from.", in: .atLeast(2), unit: "rows"),
        .option("seed", \.seed, "What the random numbers are drawn from."),
    ]

    private static let purpose = 2

    /// - Complexity: O(trees · (sample + n) · log sample).
    public func fit(_ frame: Frame, in execution: Execution) throws(ClusteringError) -> IsolationTrees {
        let points = try frame.replacing(categories: []).points()
        guard points.count > 0 else { throw .tooFewRows(needed: 1, given: 0) }
        let size = min(max(2, sampleSize), points.count)
        let deepest = Int.bitWidth - (size - 1).leadingZeroBitCount
        let grown = try execution.map(max(1, trees)) { tree in
            var stream = RandomStream(seed: seed, purpose: Self.purpose, restart: tree)
            let sample = stream.distinctIndices(size, below: points.count)
            return IsolationTree(growing: sample, of: points.values, deepest: deepest, using: &stream)
        }
        let scores = try IsolationTrees.scores(of: points.values, grown, size, in: execution)
        return IsolationTrees(
            step: Self.card.name, columns: frame.columns,
            threshold: scores.sorted().quantile(1 - contamination) ?? 1, sampleSize: size, trees: grown)
    }
}
