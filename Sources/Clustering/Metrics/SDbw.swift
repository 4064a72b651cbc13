import LinearAlgebra
import Vocabulary

/// How scattered clusters are, plus how crowded it is between them.
public struct SDbw: Metric {
    public init() {}

    public static let card = Card(
        name: "s_dbw",
        summary: "Scatter within clusters plus density between them.",
        discussion: """
            Scatter is the mean length of the clusters' vectors of column variances over that of all rows. Density is the \
            mean over pairs of clusters of the rows near the midpoint of both centres over those near the more crowded \
            centre, counted among the rows of the pair; near means within s = √(Σ ‖variances‖) / k. This is the index as in \
            its paper, with population variances and means as centres; other programs differ in what they call near. It is \
            the only index here that changes when the columns are rotated.

            Undefined for one cluster, for a cluster a row, where rows do not differ, and where rows are near a midpoint \
            and none near its centres. A row of weight 2 counts as two.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nmetrics groups metrics=s_dbw", shows: "s_dbw")
        ],
        references: [
            "M. Halkidi, M. Vazirgiannis, Clustering validity assessment: finding the optimal partitioning of a data set, ICDM 2001"
        ])

    public static let direction = MetricDirection.lowerIsBetter
    public static let cost = MetricCost.linear
    public static let rangeText = "0 and above"
    public static let countsWeights = true

    /// - Complexity: O(n·k·d); O(n + k·d) memory.
    public func scores(
        of partitions: [Partition], in measured: MeasuredPoints, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        try partitions.scored(aboutCentresIn: measured, execution) { partition, points, execution throws(ClusteringError) in
            try score(of: partition, points, execution)
        }
    }

    private func score(
        of partition: Partition, _ points: Points, _ execution: Execution
    ) throws(ClusteringError) -> Score {
        if let reason = partition.reasonAgainstComparing { return .undefined(reason) }
        let together = Partition(partition.labels.map { label in label.map { _ in 1 } })
        let whole = try ClusterCentres(of: together, in: points, execution).variances(in: execution)
        let spread = Self.length(whole.row(0))
        guard spread > 0 else { return .undefined(.noSpread) }
        let centres = try ClusterCentres(of: partition, in: points, execution)
        let variances = try centres.variances(in: execution)
        let lengths = (0..<partition.clusterCount).map { Self.length(variances.row($0)) }
        let clusters = Double(partition.clusterCount)
        let scatter = lengths.reduce(0) { $0 + $1 / spread } / clusters
        let radius = lengths.reduce(0, +).squareRoot() / clusters
        let density = try MidpointDensities(of: partition, about: centres.values, radius: radius, in: points)
            .mean(in: execution)
        return .finite(scatter + density, else: .emptyCentres)
    }

    /// The Euclidean length, divided by the largest part on the way because squares of variances may overflow.
    private static func length(_ vector: ArraySlice<Double>) -> Double {
        guard let largest = vector.max(), largest > 0 else { return 0 }
        return largest * vector.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
    }
}
