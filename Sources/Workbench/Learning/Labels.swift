import Clustering
import Tables
import Vocabulary

/// Labels of rows by the ids of these, from wherever they come.
struct Labels {
    /// What they are called in replies.
    let name: String
    /// What their rows are called.
    let rows: RowIdentity
    private(set) var byID: [String: String?]

    /// The labels of clusters that `cluster` has made.
    init(_ clusters: ClusteredRows, name: String) {
        self.name = name
        rows = RowIdentity(source: name, ids: clusters.rows.ids)
        byID = Dictionary(zip(clusters.rows.ids.texts.map { $0 ?? "" }, clusters.labels.map { $0.map(String.init) })) { $1 }
    }

    /// The labels in a column of any rows.
    init(_ rows: LearningRows, in table: Table, column: String) throws {
        name = "\(rows.name).\(column)"
        self.rows = rows.identity
        let labels = try table.column(column).texts
        byID = Dictionary(zip(rows.ids.texts.map { $0 ?? "" }, labels)) { $1 }
    }

    /// The labels of some ids, in their order.
    func labels(of ids: [String]) -> NamedPartition { NamedPartition(ids.map { byID[$0] ?? nil }) }
}

extension Session {
    /// The labels a source holds: those of named clusters, or a column of its rows.
    ///
    /// - Parameters:
    ///   - column: the column where the source is no named clusters; without it, `CLUSTER`.
    ///   - other: labels of the same rows, which are called the same again where they can.
    func labels(of source: Source, column: String?, beside other: Labels? = nil) throws -> Labels {
        if case .named(let reference) = source, named[reference.name]?.kind == .clusters, column == nil {
            return Labels(try foundClusters(reference.name).value, name: reference.name)
        }
        let column = column ?? AnswerColumn.cluster.rawValue
        let table = try engine.query("SELECT * FROM \(try rows(of: source))")
        guard table[column] != nil else {
            throw Diagnostic(
                .missingColumn, "\(source.name) has no column \(column)", given: column, expected: table.columnNames.joined(separator: ", "),
                nearest: column.nearest(in: table.columnNames), next: "help compare")
        }
        let usual = other.flatMap { $0.rows.ids.areRowNumbers ? nil : $0.rows.ids.name }
        let roles = ColumnRoles(usualID: usual == column ? nil : usual, ignored: [column], areLearnedFrom: false)
        return try Labels(try learningRows(of: source, roles), in: table, column: column)
    }
}
