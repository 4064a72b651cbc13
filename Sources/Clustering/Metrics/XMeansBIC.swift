import Foundation
import Vocabulary

/// The Bayesian information criterion of a partition, read as round Gaussian clusters of one common variance.
public struct XMeansBIC: Metric {
    public init() {}

    public static let card = Card(
        name: "xmeans_bic",
        summary: "Likelihood of round clusters of one variance, less their parameters.",
        discussion: """
            Σ nᵢ·ln(nᵢ/n) − n·d/2·ln(2πσ²) − d·(n − k)/2 − p/2·ln n, where σ² = inertia / (d·(n − k)) and p = k·(d + 1): \
            k − 1 shares, k·d means and a variance. This is the criterion of x-means with two slips of the paper put \
            right: the variance is that of one column, and 2π counts once a column.

            Unlike the BIC of a fitted mixture it is made for hard labels and is better the higher it is. The number \
            depends on the unit of the columns; differences between partitions of the same rows do not. Defined for one \
            cluster too. Undefined where no cluster has any spread and for a cluster a row. A row of weight 2 counts \
            as two, so weights that add up to no more than the clusters leave it undefined.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nmetrics groups metrics=xmeans_bic", shows: "xmeans_bic")
        ],
        references: ["D. Pelleg, A. Moore, X-means: extending k-means with efficient estimation of the number of clusters, ICML 2000"])

    public static let direction = MetricDirection.higherIsBetter
    public static let cost = MetricCost.linear
    public static let rangeText = "any number"
    public static let countsWeights = true

    public func scores(
        of partitions: [Partition], in measured: MeasuredPoints, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        try partitions.scored(aboutCentresIn: measured, execution) { partition, points, execution throws(ClusteringError) in
            guard let largest = partition.sizes.first else { return .undefined(.fewerThanTwoClusters) }
            guard largest > 1 else { return .undefined(.everyRowAlone) }
            let moments = try ClusterMoments(of: partition, in: points, execution)
            guard moments.totalSquares > 0 else { return .undefined(.noSpread) }
            return Self.score(moments)
        }
    }

    private static func score(_ moments: ClusterMoments) -> Score {
        let clusters = Double(moments.sizes.count)
        let (rows, columns) = (moments.mass * moments.heaviest, Double(moments.centres.columns))
        guard rows > clusters else { return .undefined(.tooLittleWeight) }
        let variance = moments.within / (columns * (moments.mass - clusters / moments.heaviest))
        guard variance > 0 else { return .undefined(.noSpreadWithin) }
        let shares = moments.heaviest * moments.masses.reduce(0) { $0 + $1 * log($1 / moments.mass) }
        let likelihood = shares - rows * columns / 2 * log(2 * .pi * variance) - columns * (rows - clusters) / 2
        return .finite(likelihood - clusters * (columns + 1) / 2 * log(rows))
    }
}
