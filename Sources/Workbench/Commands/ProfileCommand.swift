import Assets
import Clustering
import Tables
import Vocabulary

/// Shows what the rows of each cluster are like.
public struct ProfileCommand: Command {
    var clusters = ""
    var source: Source?
    var id: String?
    var statistic = ClusterProfile.Statistic.mean
    var name: String?

    public init() {}

    public static let card = Card(
        name: "profile", summary: "Shows what the rows of each cluster are like, column by column.",
        discussion: """
            Means or medians of the columns as they were before prepare, as far as its steps can be taken back: what a step has \
            dropped stays dropped, filled cells stay filled, and what pca left out is not in them. With DATA, of its columns \
            instead, whether they were clustered or not: its rows are matched by their ids. Of text columns, the share of rows \
            with each of the five most frequent levels, in per cent. Empty cells are passed over. Columns that tell the \
            clusters apart best come first: explained % is the share of their sum of squares that lies between clusters. All \
            is of all rows in clusters, and none of those in no cluster. Outliers count in the cluster they were put in. \
            Where rows have weights they count by them, but in medians every row counts once.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster kmeans points k=2 as groups\nprofile groups", shows: "explained %"),
            Example(
                "load points \"points.csv\"\ncluster kmeans points k=2 ignore=y as groups\nprofile groups points", shows: "y"),
        ])

    public static let parameters: [Parameter<Self>] = [
        .operand("CLUSTERS", \.clusters, "What cluster has made.", names: .name),
        .operand("DATA", \.source, "The same rows in other columns; without it, the columns that were clustered.", names: .name),
        .option("id", \.id, "The column that names the rows of DATA; otherwise the one that did for cluster, or the first, if it can.", names: .column),
        .option("statistic", \.statistic, "What stands for the numbers of a cluster."),
        .name(\.name, "What the table is to be called; it is only shown where this is left out."),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        if let name { try session.requireFree(name, for: .table) }
        let (result, clusters) = try session.clusters(clusters)
        let data = try data(of: clusters, in: session)
        let rows = try data.map { try ProfiledRows(clusters, called: self.clusters, in: $0) } ?? ProfiledRows(clusters)
        let table = try ClusterProfile(of: rows, statistic, in: session.execution("profiling \(self.clusters)")).table
        if let name {
            try session.keep(
                table, as: name, .table,
                Session.Making(
                    command: "profile \(self.clusters)\(words) statistic=\(statistic.rawValue) as \(name)",
                    settings: ["statistic": statistic.rawValue, "id": id ?? ""],
                    inputs: (data?.inputs ?? []) + [Materialisation.Input(try session.materialisation(of: result))],
                    sources: data?.sources ?? [:]))
        }
        var sizes = try clusters.sizes()
        if rows.labels.count < clusters.labels.count { sizes = try sizes.appending([rows.counts(beside: sizes)]) }
        var reply = Reply([
            .table(sizes.prefix(Look.rows), total: sizes.rowCount), .table(table.prefix(Look.rows), total: table.rowCount),
        ])
        if let data { reply.append(.text("columns of \(data.naming)")) }
        for note in [data?.note].compactMap(\.self) + rows.notes { reply.append(.warning(note)) }
        return reply
    }

    /// The rows that have other columns, where there are such.
    private func data(of clusters: ClusteredRows, in session: isolated Session) throws -> LearningRows? {
        guard let source else {
            guard let id else { return nil }
            throw Diagnostic(
                .unknownParameter, "id= names the rows of DATA, and there is none", given: id, expected: "DATA before it",
                next: "profile \(self.clusters) DATA id=\(id)")
        }
        return try session.learningRows(of: source, ColumnRoles(against: clusters, id: id))
    }

    /// What stands behind the clusters.
    private var words: String {
        (source.map { " \($0.value.text)" } ?? "") + (id.map { " id=\(Value.text($0).text)" } ?? "")
    }
}
