import Vocabulary

/// How far a partition agrees with given labels, corrected for chance.
public struct AdjustedRand: Metric {
    /// The labels to compare with, such as a partition made earlier.
    public var reference: Partition?

    public init() {}

    public init(reference: Partition) { self.reference = reference }

    public static let card = Card(
        name: "adjusted_rand",
        summary: "Agreement with given labels, corrected for chance.",
        discussion: """
            1 for the same partition, about 0 for labels at random. Symmetric, and blind to how clusters are numbered. A row \
            that is noise on either side is left out. Undefined without labels to compare with.
            """,
        references: ["L. Hubert, P. Arabie, Comparing partitions, Journal of Classification 2 (1985)"])

    public static let direction = MetricDirection.higherIsBetter
    public static let cost = MetricCost.linear
    public static let rangeText = "-0.5 to 1"

    public func scores(
        of partitions: [Partition], in points: Points, _ execution: Execution
    ) throws(ClusteringError) -> [Score] {
        partitions.map { partition in
            guard let reference else { return .undefined(.noReference) }
            return Self.score(partition, against: reference)
        }
    }

    /// - Complexity: O(n).
    public static func score(_ partition: Partition, against reference: Partition) -> Score {
        guard partition.rowCount == reference.rowCount else { return .undefined(.differentRows) }
        var both: [SIMD2<Int>: Int] = [:]
        var first: [Int: Int] = [:]
        var second: [Int: Int] = [:]
        var rows = 0
        for case (let one?, let other?) in zip(partition.labels, reference.labels) {
            both[[one, other], default: 0] += 1
            first[one, default: 0] += 1
            second[other, default: 0] += 1
            rows += 1
        }
        guard rows > 0 else { return .undefined(.noReference) }
        let together = pairs(both.values)
        let (ofFirst, ofSecond, all) = (pairs(first.values), pairs(second.values), pairs([rows]))
        // Both trivial in the same way: all rows together, or all apart.
        if ofFirst == ofSecond, ofFirst == together { return .value(1) }
        // (together − expected) / (mean of both − expected), multiplied by all pairs so that nothing is rounded early.
        let expected = ofFirst * ofSecond
        return .finite((together * all - expected) / ((ofFirst + ofSecond) / 2 * all - expected))
    }

    /// How many pairs can be made within groups of the given sizes: exact, since it is a sum of whole numbers.
    private static func pairs(_ sizes: some Sequence<Int>) -> Double {
        Double(sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 })
    }
}
