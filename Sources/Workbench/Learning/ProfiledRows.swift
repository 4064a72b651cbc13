import Clustering
import Tables
import Vocabulary

/// Rows by cluster, in the columns that their profile is about.
struct ProfiledRows {
    let frame: Frame
    /// By row; `nil` where it is in no cluster.
    let labels: [Int?]
    let clusterCount: Int
    /// How much each row counts.
    let weights: [Double]
    /// Why the profile is not of all that it may be taken for.
    let notes: [String]

    /// The columns the clusters were made of, in the units they had before they were prepared.
    ///
    /// - Throws: `ClusteringError` where a step of the preparation cannot be taken back.
    init(_ clusters: ClusteredRows) throws(ClusteringError) {
        let chain = clusters.rows.chain
        let reducing = chain.steps.first { $0.fitted is PrincipalComponents || $0.fitted is KernelComponents }
        self.init(
            frame: try chain.invert(clusters.rows.frame), of: clusters, Array(clusters.labels.indices),
            notes: reducing.map { ["columns are as \($0.name) gives them back, without what it left out"] } ?? [])
    }

    /// Columns that the same rows have elsewhere, matched by id.
    ///
    /// - Parameter name: what the clusters are called.
    init(_ clusters: ClusteredRows, called name: String, in rows: LearningRows) throws(Diagnostic) {
        try RowIdentity(source: name, ids: clusters.rows.ids).requireCommonRows(
            with: rows.identity, expected: "the ids of \(name); id= says which column names the rows", next: "profile \(name) … id=COLUMN")
        guard !rows.frame.columns.isEmpty || !rows.frame.categories.isEmpty else {
            throw Diagnostic(
                .undefinedResult, "\(rows.name) has no column to profile", given: ([rows.ids.name] + rows.times).joined(separator: ", "),
                expected: "columns of numbers or texts beside what names the rows")
        }
        let places = Dictionary(zip(rows.ids.texts, rows.ids.texts.indices)) { first, _ in first }
        let matches = clusters.rows.ids.texts.enumerated().compactMap { row, id in places[id].map { (row: row, place: $0) } }
        let (missing, others) = (clusters.labels.count - matches.count, rows.frame.rowCount - matches.count)
        self.init(
            frame: rows.frame.selecting(rows: matches.map(\.place)), of: clusters, matches.map(\.row),
            notes: [
                missing > 0 ? "\(missing.counted("row")) of \(name) left out, which \(rows.name) does not have" : nil,
                rows.times.isEmpty ? nil : "\(rows.times.joined(separator: ", ")) passed over, which hold dates or times",
                others > 0 ? "\(others.counted("row")) of \(rows.name) left out, which \(name) does not have" : nil,
            ].compactMap(\.self))
    }

    /// How many rows of each cluster there are, and then of those in none, where the clusters have such.
    func counts(beside sizes: Table) -> Column {
        let counts = Dictionary(labels.map { ($0, 1) }, uniquingKeysWith: +)
        return Column("profiled", (0..<sizes.rowCount).map { counts[$0 < clusterCount ? $0 + 1 : nil] ?? 0 })
    }

    private init(frame: Frame, of clusters: ClusteredRows, _ rows: [Int], notes: [String]) {
        self.frame = frame
        let empty = frame.categories.filter { $0.cells.allSatisfy { $0 == nil } }.map(\.name)
        self.notes = notes + (empty.isEmpty ? [] : ["\(empty.joined(separator: ", ")) passed over, without a single text"])
        labels = rows.map { clusters.labels[$0] }
        clusterCount = clusters.model.model.clusterCount
        weights = clusters.rows.weights.map { weights in rows.map { weights[$0] } } ?? Array(repeating: 1, count: rows.count)
    }
}
