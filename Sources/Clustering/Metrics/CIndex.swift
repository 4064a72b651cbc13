import Vocabulary

/// Where the sum of distances within clusters lies between the least and the largest such a sum could be.
public struct CIndex: Metric {
    public init() {}

    public static let card = Card(
        name: "c_index",
        summary: "Distances within clusters, between the least and most they could be.",
        discussion: """
            (S − Smin) / (Smax − Smin), where S is the sum of the N distances within clusters, and Smin and Smax are those \
            of the N smallest and the N largest of all distances. 0 where no two rows of different clusters are nearer \
            than two of the same. Undefined for one cluster, for a cluster a row, and where all distances are equal. Every \
            distance is looked at, and exactly: the work grows with the square of the rows, the memory does not. \
            Rows count once, whatever their weights.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nmetrics groups metrics=c_index", shows: "c_index")
        ],
        references: [
            "L. J. Hubert, J. R. Levin, A general statistical framework for assessing categorical clustering in free recall, Psychological Bulletin 83 (1976)"
        ])

    public static let direction = MetricDirection.lowerIsBetter
    public static let cost = MetricCost.quadratic
    public static let rangeText = "0 to 1"

    /// - Complexity: O(n²·(d + p)) for p partitions with the same noise; O(n·(d + p)) memory, and 16 MB and 4 MB for a partition.
    public func scores(
        of partitions: [Partition], in measured: MeasuredPoints, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        var scores = partitions.map { Score.undefined($0.reasonAgainstComparing ?? .noSpread) }
        guard !measured.points.hasNoColumns else { return scores }
        // What all distances are depends on which rows are noise.
        let comparable = partitions.indices.filter { partitions[$0].reasonAgainstComparing == nil }
        let alike = Dictionary(grouping: comparable) { partitions[$0].labels.map { $0 != nil } }
        let groups = alike.values.sorted { $0[0] < $1[0] }
        for (position, group) in groups.enumerated() {
            let labelled = (0..<measured.count).filter { partitions[group[0]].labels[$0] != nil }
            let chosen = labelled.count == measured.count ? measured.space : measured.space.selecting(rows: labelled)
            let parts = group.map { index in Partition(labelled.map { partitions[index].labels[$0] }) }
            let found = try Self.scores(of: parts, in: chosen, execution.part(position, of: groups.count))
            for (index, score) in zip(group, found) { scores[index] = score }
        }
        return scores
    }

    /// - Parameter partitions: without noise.
    private static func scores(
        of partitions: [Partition], in space: DissimilaritySpace, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        let all = space.count * (space.count - 1) / 2
        let within = partitions.map { $0.sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
        let ranks = try DistanceRanks(
            upTo: within + within.map { all - $0 }, within: partitions, in: space, execution)
        return zip(within, ranks.withinSums).map { count, sum in
            let least = ranks.sum(ofSmallest: count)
            let most = ranks.totalSum - ranks.sum(ofSmallest: all - count)
            // Sums of the same distances in another order differ by their rounding.
            guard most - least > 1e-12 * most else { return .undefined(.noSpread) }
            return .finite(min(1, max(0, (sum - least) / (most - least))))
        }
    }
}
