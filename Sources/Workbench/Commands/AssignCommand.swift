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
    var size: String?
    var limits = LimitWords()
    var name: String?

    public init() {}

    public static let card = Card(
        name: "assign", summary: "Puts new rows into clusters that were made before.",
        discussion: """
            The rows go through the very steps the clusters were made with, so they are given in original columns. An algorithm \
            that says nothing of rows it has not seen is refused, unless nearest=true asks for the cluster of the nearest row \
            it has seen. Told are the distance, the runner-up and how much farther that is: a small margin says that a row lies \
            between two clusters, and a negative one that limits hold it and keep it from a nearer cluster. Told, too, is how \
            many cells hold a text that no row had when the clusters were made.
            """,
        examples: [
            Example(
                "load points \"points.csv\"\ncluster kmeans points k=2 as groups\nassign groups (select 7 as id, 5 as x, 5 as y) as placed",
                shows: "DISTANCE")
        ])

    public static let parameters: [Parameter<Self>] = [
        .operand("CLUSTERS", \.clusters, "What cluster has made.", names: .name),
        .operand("DATA", \.source, "The rows, in the columns they had before prepare, or what the same prepare has made.", names: .name),
        .option("id", \.id, "The column that names the rows; otherwise the one that did for cluster, or the first, if it can.", names: .column),
        .option("nearest", \.nearest, "Whether the nearest row decides where the algorithm does not."),
        .option("size", \.size, "The column that says how much of a cluster's size a row takes; otherwise rows are counted.", names: .column),
        .option("min_size", \.limits.minimumSize, "What every cluster is to get at least of these rows.", in: .atLeast(0)),
        .option("max_size", \.limits.maximumSize, "What every cluster is to get at most of these rows.", in: .atLeast(0)),
        .option("pin", \.limits.pins, "Rows that go into a cluster by its number, ID:NUMBER."),
        .option("must_link", \.limits.together, "Rows that go together, ID+ID."),
        .option("cannot_link", \.limits.apart, "Rows that go apart, ID+ID."),
        .name(\.name, "What the result is to be called."),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        let result = name ?? "assigned"
        try session.requireFree(result, for: .table)
        let (model, clusters) = try session.foundClusters(clusters)
        let (rows, prepared) = try rows(for: clusters, in: session)
        let execution = session.execution("assigning \(rows.name)")
        let points = try prepared.frame.points(for: clusters.model.model)
        let (placed, warnings) = try placed(points, by: clusters, rows.sizes, in: execution)
        var columns = [
            rows.ids, Column(.cluster, placed.map(\.cluster)), Column(.distance, placed.map(\.distance)),
            Column(.runnerUp, placed.map(\.runnerUp)), Column(.margin, placed.map(\.margin)), Column(.outlier, prepared.outliers),
        ]
        if placed.contains(where: { $0.probability != nil }) { columns.append(Column(.probability, placed.map(\.probability))) }
        let table = try Table(columns)
        var notes = Notes()
        notes.balance = .unchanged(table.rowCount)
        notes.ledger = prepared.changes.map { LedgerEntry(ofRows: $0) }
        try session.keep(
            table, as: result, .table,
            Session.Making(
                command: "assign \(self.clusters) \(source.value.text)\(words) as \(result)",
                settings: Dictionary(
                    [("id", id ?? ""), ("size", size ?? ""), ("nearest", "\(nearest)")]
                        + limits.settings.map { ($0.name, $0.value.text) }) { $1 },
                inputs: rows.inputs + [Materialisation.Input(try session.materialisation(of: model))], sources: rows.sources,
                notes: notes))
        var reply = Reply([.text(rows.naming), .table(table.prefix(Look.rows), total: table.rowCount)])
        for note in [rows.note].compactMap(\.self) + Self.unknownLevels(in: prepared, clusters) { reply.append(.warning(note)) }
        let unplaced = placed.count { $0.cluster == nil }
        if unplaced > 0 { reply.append(.warning("\(unplaced.counted("row")) in no cluster")) }
        for warning in warnings { reply.append(.warning(warning.text)) }
        return reply
    }

    /// The rows, after the steps the clusters were made with; rows that have been through them already are not put through again.
    private func rows(for trained: ClusteredRows, in session: isolated Session) throws -> (rows: LearningRows, prepared: Prepared) {
        let chain = trained.model.chain
        guard case .named(let reference) = source, let result = session.named[reference.name], result.kind == .prepared else {
            let rows = try session.learningRows(of: source, ColumnRoles(against: trained, id: id, size: size))
            try rows.requireNameOfIDs()
            return (rows, try chain.apply(to: rows.frame, in: session.execution("preparing \(rows.name)")))
        }
        let data = try session.value(of: result, as: PreparedData.self)
        guard data.chain == chain else {
            throw Diagnostic(
                .wrongKind, "\(reference.name) has been prepared by other steps than the clusters were made with", given: reference.name,
                expected: "rows in the columns they had before prepare", next: "assign \(clusters) ROWS")
        }
        if let role = [("id", id), ("size", size)].first(where: { $0.1 != nil }) {
            throw Diagnostic(
                .unknownParameter, "\(role.0) is settled when rows are prepared", given: role.1 ?? "",
                next: "prepare … \(role.0)=\(role.1 ?? "") as \(reference.name)")
        }
        let rows = LearningRows(
            ids: data.ids, idColumn: data.ids.areRowNumbers ? nil : data.ids.name, frame: data.frame, weights: data.weights,
            sizes: data.sizes, name: reference.name, inputs: [Materialisation.Input(try session.materialisation(of: result))])
        return (rows, Prepared(frame: data.frame, outliers: data.outliers))
    }

    /// Texts that no row had when the clusters were made: what the steps say of them, and those the model itself compares.
    private static func unknownLevels(in prepared: Prepared, _ trained: ClusteredRows) -> [String] {
        let compared = trained.model.model.categoryColumns.compactMap { name -> String? in
            guard let known = trained.rows.frame.categories.first(where: { $0.name == name }),
                let unknown = prepared.frame.categories.first(where: { $0.name == name })?.unknown(besides: known.levels)
            else { return nil }
            return "\(unknown.count.counted("cell")) of \(name) with levels no row had when the clusters were made, "
                + "\(unknown.first) first; they are unlike all others"
        }
        return prepared.changes.filter { $0.kind == .levelsUnknown }.map(\.text) + compared
    }

    private func placed(
        _ points: Points, by clusters: ClusteredRows, _ sizes: [Double]?, in execution: Execution
    ) throws -> (assignments: [Assignment], warnings: [FitWarning]) {
        let model = clusters.model.model
        guard !limits.isEmpty else {
            guard nearest, model.clusterCount > 0 else { return (try model.assign(points, in: execution), []) }
            let known = try clusters.measured().space
            return (try model.placingAll(points, among: known, clusters.partition, in: execution), [])
        }
        let limits = try limits.limits(ids: points.ids, sizes: sizes) { word in
            guard let cluster = Int(word) else {
                throw Diagnostic(.wrongKind, "pin takes the number of a cluster", given: word, expected: "1 to \(model.clusterCount)")
            }
            return .cluster(cluster)
        }
        let placement = try model.assign(points, within: limits, in: execution)
        return (placement.assignments, placement.warnings)
    }

    private var words: String {
        let own: [(name: String, value: Value)] = [("id", id.value), ("size", size.value)]
        let given = own.filter { $0.value != .absent } + limits.settings + (nearest ? [("nearest", nearest.value)] : [])
        return given.map { " \($0.name)=\($0.value.text)" }.joined()
    }
}
