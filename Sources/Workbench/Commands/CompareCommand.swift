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
            group of one, are not counted, and told. Of many groups of the second the largest are shown, and the others together.
            """,
        examples: [
            Example(
                "load points \"points.csv\"\ncluster kmeans points k=2 as two\ncluster kmeans points k=3 as three\ncompare two three",
                shows: "adjusted_rand")
        ])

    public static let parameters: [Parameter<Self>] = [
        .operand("FIRST", \.first, "Clusters, or rows with a column CLUSTER.", names: .name),
        .operand("SECOND", \.second, "Clusters, or rows with a column of labels.", names: .name),
        .option("label", \.label, "The column of labels of the second.", names: .column),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        let left = try session.labels(of: first, column: nil)
        let right = try session.labels(of: second, column: label, beside: left)
        try left.rows.requireCommonRows(
            with: right.rows, expected: "the same ids on both sides; a query can put the column that names the rows first")
        let shared = left.byID.keys.filter { right.byID[$0] != nil }.sorted()
        let (one, other) = (left.labels(of: shared), right.labels(of: shared))
        guard shared.indices.contains(where: { one.partition.labels[$0] != nil && other.partition.labels[$0] != nil }) else {
            throw Diagnostic(
                .undefinedResult, "no row is in a group of both \(left.name) and \(right.name)",
                given: "\(shared.count.counted("row")) that both have", expected: "groups that share rows")
        }
        let agreement = try Agreement(
            of: one.partition, with: other.partition, clusterNames: one.names, labelNames: other.names,
            in: session.execution("comparing"))
        var reply = Reply([
            .text("rows shared by \(left.name) (down) and \(right.name) (across)"), .table(try Self.table(agreement), total: nil),
            .figures(agreement.scores.map { $0.score.figure(named: $0.metric) } + [Figure("matched", agreement.matching.accuracy)]),
        ])
        let more = agreement.table.labelNames.count - Self.mostLabels
        if more > 0 { reply.append(.warning("others stands for the \(more.counted("smallest group")) of \(right.name)")) }
        let apart = left.byID.count + right.byID.count - 2 * shared.count
        if apart > 0 { reply.append(.warning("\(apart.counted("row")) of only one of the two left out")) }
        let noise = shared.count - agreement.table.rowCount
        if noise > 0 { reply.append(.warning("\(noise.counted("row")) in no group of one of the two left out")) }
        return reply
    }

    /// Groups of the second that are shown by themselves.
    private static let mostLabels = 20

    /// Groups of the first down, those of the second across, each beside the one it fits best.
    private static func table(_ agreement: Agreement) throws -> Table {
        let cross = agreement.table
        let bySize = cross.labelNames.indices.sorted { (cross.labelTotals[$1], $0) < (cross.labelTotals[$0], $1) }
        let shown = bySize.prefix(mostLabels).sorted()
        let matched = agreement.matching.labels.compactMap(\.self).filter { shown.contains($0) }
        let order = matched + shown.filter { !matched.contains($0) }
        let names = order.map { cross.labelNames[$0] }
        let counts = order.map { label in cross.clusterNames.indices.map { cross[$0, label] } + [cross.labelTotals[label]] }
        let all = cross.clusterTotals + [cross.rowCount]
        let others = all.indices.map { row in counts.reduce(all[row]) { $0 - $1[row] } }
        return try Table(
            [Column(own("", besides: names), cross.clusterNames + ["all"])] + zip(names, counts).map { Column($0, $1) }
                + (order.count < bySize.count ? [Column(own("others", besides: names), others)] : [])
                + [Column(own("all", besides: names), all)])
    }

    /// The name of a column of the table's own, in parentheses where a group has that name.
    private static func own(_ name: String, besides labels: [String]) -> String {
        labels.contains(name) ? own("(\(name))", besides: labels) : name
    }
}
