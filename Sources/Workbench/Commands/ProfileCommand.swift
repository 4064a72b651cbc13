import Assets
import Clustering
import Tables
import Vocabulary

/// Shows what the rows of each cluster are like.
public struct ProfileCommand: Command {
    var clusters = ""
    var statistic = ClusterProfile.Statistic.mean
    var name: String?

    public init() {}

    public static let card = Card(
        name: "profile", summary: "Shows what the rows of each cluster are like, column by column.",
        discussion: """
            Means or medians of the columns as they were before prepare, as far as its steps can be taken back: what a step has \
            dropped stays dropped, and what pca left out is not in them. Of text columns, the share of rows with each of the \
            five most frequent levels, in per cent. Columns that tell the clusters apart best come first: explained % is the \
            share of their sum of squares that lies between clusters. Outliers count in the cluster they were put in. Where \
            rows have weights they count by them, but in medians every row counts once.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nprofile groups", shows: "explained %")
        ])

    public static let parameters: [Parameter<Self>] = [
        .operand("CLUSTERS", \.clusters, "What cluster has made.", names: .name),
        .option("statistic", \.statistic, "What stands for the numbers of a cluster."),
        .name(\.name, "What the table is to be called; it is only shown where this is left out."),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        if let name { try session.requireFree(name, for: .table) }
        let (result, clusters) = try session.clusters(clusters)
        let table = try ClusterProfile(of: clusters, statistic, in: session.execution("profiling \(self.clusters)")).table
        if let name {
            try session.keep(
                table, as: name, .table,
                Session.Making(
                    command: "profile \(self.clusters) statistic=\(statistic.rawValue) as \(name)",
                    settings: ["statistic": statistic.rawValue],
                    inputs: [Materialisation.Input(try session.materialisation(of: result))]))
        }
        let sizes = try clusters.sizes()
        var reply = Reply([
            .table(sizes.prefix(Look.rows), total: sizes.rowCount), .table(table.prefix(Look.rows), total: table.rowCount),
        ])
        if clusters.rows.chain.steps.contains(where: { $0.fitted is PrincipalComponents }) {
            reply.append(.warning("columns are as pca gives them back, without what it left out"))
        }
        return reply
    }
}
