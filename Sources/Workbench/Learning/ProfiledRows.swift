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
        let reduces = chain.steps.contains { $0.fitted is PrincipalComponents }
        self.init(
            frame: try chain.invert(clusters.rows.frame), of: clusters, Array(clusters.labels.indices),
            notes: reduces ? ["columns are as pca gives them back, without what it left out"] : [])
    }

    /// Columns that the same rows have elsewhere, matched by id.
    ///
    /// - Parameter name: what the clusters are called.
    init(_ clusters: ClusteredRows, called name: String, in rows: LearningRows) throws(Diagnostic) {
        let places = Dictionary(zip(rows.ids.texts, rows.ids.texts.indices)) { first, _ in first }
        let matches = clusters.rows.ids.texts.enumerated().compactMap { row, id in places[id].map { (row: row, place: $0) } }
        guard !matches.isEmpty else {
            throw Diagnostic(
                .undefinedResult, "\(rows.name) and \(name) have no row in common", given: "\(rows.ids.name) against \(clusters.rows.ids.name)",
                expected: "the ids of \(name)", next: "profile \(name) … id=COLUMN")
        }
        let (missing, others) = (clusters.labels.count - matches.count, rows.frame.rowCount - matches.count)
        self.init(
            frame: rows.frame.selecting(rows: matches.map(\.place)), of: clusters, matches.map(\.row),
            notes: [
                missing > 0 ? "\(missing.counted("row")) of \(name) left out, which \(rows.name) does not have" : nil,
                others > 0 ? "\(others.counted("row")) of \(rows.name) left out, which \(name) does not have" : nil,
            ].compactMap(\.self))
    }

    private init(frame: Frame, of clusters: ClusteredRows, _ rows: [Int], notes: [String]) {
        self.frame = frame
        self.notes = notes
        labels = rows.map { clusters.labels[$0] }
        clusterCount = clusters.model.model.clusterCount
        weights = clusters.rows.weights.map { weights in rows.map { weights[$0] } } ?? Array(repeating: 1, count: rows.count)
    }
}
