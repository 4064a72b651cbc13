import Assets
import Clustering
import Tables
import Vocabulary

/// Puts rows into clusters that were made of others.
public struct AssignCommand: Command {
    var clusters = ""
    var source = Source.named(Reference(""))
    var id: String?
    var nearest = false
    var name: String?

    public init() {}

    public static let card = Card(
        name: "assign", summary: "Puts new rows into clusters that were made before.",
        discussion: """
            The rows go through the very steps the clusters were made with, so they are given in original columns. An algorithm \
            that says nothing of rows it has not seen is refused, unless nearest=true asks for the cluster of the nearest row \
            it has seen. Told are the distance, the runner-up and how much farther that is: a small margin says that a row lies \
            between two clusters.
            """,
        examples: [
            Example(
                "load points \"points.csv\"\ncluster kmeans points k=2 as groups\nassign groups (select 7 as id, 5 as x, 5 as y) as placed",
                shows: "DISTANCE")
        ])

    public static let parameters: [Parameter<Self>] = [
        .operand("CLUSTERS", \.clusters, "What cluster has made.", names: .name),
        .operand("DATA", \.source, "The rows, in the columns they had before prepare.", names: .name),
        .option("id", \.id, "The column that names the rows; otherwise the first, if it can."),
        .option("nearest", \.nearest, "Whether the nearest row decides where the algorithm does not."),
        .name(\.name, "What the result is to be called."),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        let result = name ?? "assigned"
        try session.requireFree(result)
        let (model, clusters) = try session.clusters(clusters)
        let rows = try session.learningRows(of: source, ColumnRoles(id: id))
        let prepared = try clusters.model.chain.apply(to: rows.frame)
        let execution = session.execution("assigning \(rows.name)")
        let placed = try clusters.model.model.placing(try prepared.frame.points(keepingText: true), nearest: nearest, in: execution)
        var columns = [
            rows.ids, Column(ClusteredRows.clusterColumn, placed.map(\.cluster)), Column("DISTANCE", placed.map(\.distance)),
            Column("RUNNER_UP", placed.map(\.runnerUp)), Column("MARGIN", placed.map(\.margin)),
            Column(PreparedData.outlierColumn, prepared.outliers),
        ]
        if placed.contains(where: { $0.probability != nil }) { columns.append(Column("PROBABILITY", placed.map(\.probability))) }
        let table = try Table(columns)
        var notes = Notes()
        notes.balance = .unchanged(table.rowCount)
        notes.ledger = prepared.changes.map { LedgerEntry(ofRows: $0) }
        try session.keep(
            table, as: result, .table,
            Session.Making(
                command: "assign \(self.clusters) \(source.value.text)\(nearest ? " nearest=true" : "") as \(result)",
                settings: ["nearest": "\(nearest)"],
                inputs: rows.inputs + [Materialisation.Input(try session.materialisation(of: model))], sources: rows.sources,
                notes: notes))
        var reply = Reply([.text(rows.naming), .table(table.prefix(Look.rows), total: table.rowCount)])
        let unplaced = placed.count { $0.cluster == nil }
        if unplaced > 0 { reply.append(.warning("\(unplaced.counted("row")) in no cluster")) }
        return reply
    }
}
