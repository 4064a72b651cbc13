import Assets
import Clustering
import Tables
import Vocabulary

/// Shows in which order clusters were joined, and how high.
public struct DendrogramCommand: Command {
    var clusters = ""
    var name: String?

    public init() {}

    public static let card = Card(
        name: "dendrogram", summary: "Shows in which order clusters were joined, the last join first.",
        discussion: """
            The tree of agglomerative clustering, of genie and of hdbscan. A join is of two rows, which have their ids, or of \
            clusters that earlier joins made, which have the numbers of these. height is how far apart the two were, rise how \
            much higher that is than the join before, rows what the cluster made has, and clusters how many there are once it \
            is made: cut where the rise is large, by k= or by height=. Outliers are in no join. as NAME keeps all joins, so \
            that they can be shown, asked and exported under that name.
            """,
        examples: [
            Example("load points \"points.csv\"\ncluster ward points k=2 as groups\ndendrogram groups", shows: "height")
        ])

    public static let parameters: [Parameter<Self>] = [
        .operand("CLUSTERS", \.clusters, "What cluster has made.", names: .name),
        .name(\.name, "What the result is to be called; it is only shown where this is left out."),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        if let name { try session.requireFree(name, for: .table) }
        let (result, clusters) = try session.clusters(clusters)
        guard let tree = clusters.tree else {
            let methods = ["average", "complete", "single", "ward"] + [Genie.card.name, HDBSCAN.card.name]
            throw Diagnostic(
                .undefinedResult, "\(self.clusters) has no tree, because \(clusters.model.model.algorithm) joins nothing",
                given: result.command, expected: "clusters by \(methods.joined(separator: ", "))", next: "cluster ward …")
        }
        let ids = clusters.rows.ids.texts
        let table = try Self.joins(of: tree, ids: clusters.rows.inliers.map { ids[$0] ?? "" })
        if let name {
            try session.keep(
                table, as: name, .table,
                Session.Making(
                    command: "dendrogram \(self.clusters) as \(name)",
                    inputs: [Materialisation.Input(try session.materialisation(of: result))]))
        }
        return .table(table.prefix(Look.rows), total: table.rowCount)
    }

    /// One row a join, the last first.
    ///
    /// - Parameter ids: by leaf.
    private static func joins(of tree: Dendrogram, ids: [String]) throws -> Table {
        func words(_ cluster: Int) -> String { cluster < ids.count ? ids[cluster] : "join \(cluster - ids.count + 1)" }
        let order = Array(tree.merges.indices.reversed())
        let merges = order.map { tree.merges[$0] }
        let rises = order.map { $0 > 0 ? tree.merges[$0].height - tree.merges[$0 - 1].height : nil }
        return try Table([
            Column("join", order.map { $0 + 1 }), Column("height", merges.map(\.height)), Column("rise", rises),
            Column("clusters", order.map { ids.count - $0 - 1 }), Column("rows", merges.map(\.size)),
            Column("first", merges.map { words($0.first) }), Column("second", merges.map { words($0.second) }),
        ])
    }
}
