import Assets
import Clustering
import Tables
import Vocabulary

/// Shows how well every row fits its cluster.
public struct SilhouettesCommand: Command {
    var clusters = ""
    var name: String?

    public init() {}

    public static let card = Card(
        name: "silhouettes", summary: "Shows the silhouette of every row, the worst first.",
        discussion: """
            By the distance the clusters were found by. A row near 1 is much nearer to its own cluster than to the next, one \
            below 0 would fit another better. Outliers and rows in no cluster have none. metrics has the mean. as NAME keeps \
            the table, so that it can be shown, asked and exported under that name.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nsilhouettes groups as fits", shows: "SILHOUETTE")
        ])

    public static let parameters: [Parameter<Self>] = [
        .operand("CLUSTERS", \.clusters, "What cluster has made.", names: .name),
        .name(\.name, "What the result is to be called; it is only shown where this is left out."),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        if let name { try session.requireFree(name, for: .table) }
        let (result, clusters) = try session.clusters(clusters)
        let (partition, measured) = (clusters.partition, try clusters.measured())
        let execution = session.execution("comparing the rows of \(self.clusters)")
        let values = try Silhouette.values(of: partition, in: measured, execution)
        var byRow = [Double?](repeating: nil, count: clusters.labels.count)
        for (row, value) in zip(clusters.rows.inliers, values) { byRow[row] = value }
        let table = try Table([
            clusters.rows.ids, Column(.cluster, clusters.labels), Column(.silhouette, byRow),
        ])
        // What has none comes last.
        let order = byRow.indices.sorted { (byRow[$0] ?? .infinity, $0) < (byRow[$1] ?? .infinity, $1) }
        let sorted = table.gathering(order)
        if let name {
            try session.keep(
                sorted, as: name, .table,
                Session.Making(
                    command: "silhouettes \(self.clusters) as \(name)",
                    inputs: [Materialisation.Input(try session.materialisation(of: result))]))
        }
        var reply = Reply.table(sorted.prefix(Look.rows), total: sorted.rowCount)
        if values.allSatisfy({ $0 == nil }), let reason = try Silhouette().score(of: partition, in: measured, execution).note {
            reply.append(.warning("no row has a silhouette: \(reason)"))
        }
        return reply
    }
}
