import Clustering
import Tables
import Vocabulary

/// How far two groupings of the same rows agree.
public struct CompareCommand: Command {
    var first = Source.named(Reference(""))
    var second = Source.named(Reference(""))
    var label: String?

    public init() {}

    public static let card = Card(
        name: "compare", summary: "Shows how far two groupings of the same rows agree.",
        discussion: """
            Either is what cluster has made, or any rows with a column CLUSTER; label= names another column of the second. Rows \
            are matched by their ids. Shown is how many rows each pair of groups shares, with the groups of the second in the \
            order that fits the first best, and every index of agreement. Rows that only one of the two has, or that are in no \
            group of one, are not counted, and told.
            """,
        examples: [
            Example(
                "load points \"points.csv\"\ncluster kmeans points k=2 as two\ncluster kmeans points k=3 as three\ncompare two three",
                shows: "adjusted_rand")
        ])

    public static let parameters: [Parameter<Self>] = [
        .operand("FIRST", \.first, "Clusters, or rows with a column CLUSTER.", names: .name),
        .operand("SECOND", \.second, "Clusters, or rows with a column of labels.", names: .name),
        .option("label", \.label, "The column of labels of the second."),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        let (left, right) = (try session.labels(of: first, column: nil), try session.labels(of: second, column: label))
        let shared = left.byID.keys.filter { right.byID[$0] != nil }.sorted()
        guard !shared.isEmpty else {
            throw Diagnostic(
                .undefinedResult, "\(left.name) and \(right.name) have no row in common", given: "\(left.byID.count.counted("id")), \(right.byID.count.counted("id"))",
                expected: "the same ids on both sides")
        }
        let (one, other) = (left.labels(of: shared), right.labels(of: shared))
        let agreement = try Agreement(
            of: one.partition, with: other.partition, clusterNames: one.names, labelNames: other.names,
            in: session.execution("comparing"))
        var reply = Reply([
            .text("rows shared by \(left.name) (down) and \(right.name) (across)"), .table(try Self.table(agreement), total: nil),
            .figures(agreement.scores.map { $0.score.figure(named: $0.metric) } + [Figure("matched", agreement.matching.accuracy)]),
        ])
        let apart = left.byID.count + right.byID.count - 2 * shared.count
        if apart > 0 { reply.append(.warning("\(apart.counted("row")) of only one of the two left out")) }
        let noise = shared.count - agreement.table.rowCount
        if noise > 0 { reply.append(.warning("\(noise.counted("row")) in no group of one of the two left out")) }
        return reply
    }

    /// Groups of the first down, those of the second across, each beside the one it fits best.
    private static func table(_ agreement: Agreement) throws -> Table {
        let cross = agreement.table
        let matched = agreement.matching.labels.compactMap(\.self)
        let order = matched + cross.labelNames.indices.filter { !matched.contains($0) }
        let across = order.map { label in
            Column(cross.labelNames[label], cross.clusterNames.indices.map { cross[$0, label] } + [cross.labelTotals[label]])
        }
        return try Table([Column("", cross.clusterNames + ["all"])] + across + [Column("all", cross.clusterTotals + [cross.rowCount])])
    }
}
