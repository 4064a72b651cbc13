import Clustering
import Foundation
import Tables
import Vocabulary

/// Rows with the clusters an algorithm gave them, and the model that can be asked where others belong.
struct ClusteredRows: AssetValue {
    /// The rows that were divided, outliers flagged, as the algorithm saw them.
    let rows: PreparedData
    /// By row; `nil` where a row belongs to no cluster. Outliers are where the model puts them.
    let labels: [Int?]
    /// By row, `nil` for outliers: what the algorithm found of each.
    let rowFigures: [RowFigures]
    let document: ModelDocument
    let tree: Dendrogram?
    let figures: [Figure]

    var model: TrainedModel { document.model }
    var extent: (rows: Int?, columns: Int?) { (labels.count, 3 + rowFigures.count) }

    /// The rows the algorithm divided, without the outliers.
    var partition: Clustering.Partition { Clustering.Partition(rows.inliers.map { labels[$0] }) }

    /// The rows the algorithm divided, as unlike each other as it took them to be.
    func measured() throws(ClusteringError) -> MeasuredPoints { try MeasuredPoints(rows.points(), as: model.model) }

    var table: Table {
        get throws(TableError) {
            try Table(
                [rows.ids, Column(.cluster, labels), Column(.outlier, rows.outliers)]
                    + rowFigures.map { Column($0.name, $0.values) })
        }
    }

    /// What the column of how far rows belong to a cluster is called.
    static func membershipColumn(of cluster: Int) -> String { "membership_\(cluster)" }

    /// Whether the table of an algorithm's clusters may have a column of that name beside the ids.
    ///
    /// - Parameter isLimited: whether the clusters are held to limits.
    static func hasColumn(_ name: String, by algorithm: any Algorithm, isLimited: Bool) -> Bool {
        let type = type(of: algorithm)
        return AnswerColumn(rawValue: name) != nil || type.rowFigureNames.contains(name)
            || isLimited && name == LimitedClustering.heldName
            || type.abilities.contains(.memberships) && isMembershipColumn(name, most: algorithm.clusterCount)
    }

    /// - Parameter most: how many clusters there may be; `nil` where the algorithm finds that itself.
    private static func isMembershipColumn(_ name: String, most: Int?) -> Bool {
        guard let cluster = name.split(separator: "_").last.flatMap({ Int($0) }) else { return false }
        return cluster >= 1 && cluster <= most ?? cluster && membershipColumn(of: cluster) == name
    }

    /// Sizes of the clusters with the share of all rows, and the rows in none; weights are added up where there are any.
    func sizes() throws -> Table {
        let clusters = Array(1...max(1, model.model.clusterCount)).prefix(model.model.clusterCount)
        let groups: [Int?] = clusters.map { $0 } + (labels.contains(nil) ? [nil] : [])
        let counts = totals(of: Array(repeating: 1, count: labels.count), in: groups.count)
        var columns = [
            Column("cluster", groups.map { $0.map(String.init) ?? "none" }), Column("rows", counts),
            Column("share %", counts.map { Double($0) * 100 / Double(max(1, labels.count)) }),
        ]
        if let weights = rows.weights {
            columns.append(Column("weight", totals(of: weights, in: groups.count)))
        }
        if let sizes = rows.sizes {
            columns.append(Column("size", totals(of: sizes, in: groups.count)))
        }
        if rows.outliers.contains(true) {
            columns.append(Column("outliers", totals(of: rows.outliers.map { $0 ? 1 : 0 }, in: groups.count) as [Int]))
        }
        return try Table(columns)
    }

    /// What rows add up to, by cluster and, after the last, in none.
    private func totals<Number: AdditiveArithmetic>(of values: [Number], in groups: Int) -> [Number] {
        var totals = [Number](repeating: .zero, count: groups)
        for (label, value) in zip(labels, values) where totals.indices.contains((label ?? groups) - 1) {
            totals[(label ?? groups) - 1] += value
        }
        return totals
    }
}

extension Algorithm {
    /// The number of clusters it is to make; `nil` where it finds that itself.
    fileprivate var clusterCount: Int? {
        settings.first { $0.name == "k" }.flatMap { Int(value: $0.value) }
    }
}

extension ClusteredRows {
    private struct About: Codable {
        let rowFigures: [String]
        let figures: [Figure]
        let tree: Dendrogram?
    }

    var parts: [ValuePart] {
        get throws {
            let about = About(rowFigures: rowFigures.map(\.name), figures: figures, tree: tree)
            let features = try rows.parts.map { part in ValuePart("rows_\(part.name)", part.content) }
            return [ValuePart("table", .table(try table))] + document.parts + features
                + [ValuePart("about", .document(try JSONEncoder.stable.encode(about)))]
        }
    }

    init(parts: ValueParts) throws {
        let table = try parts.table("table")
        let about = try JSONDecoder().decode(About.self, from: parts.document("about"))
        self.init(
            rows: try PreparedData(parts: parts.named(with: "rows_")),
            labels: try table.column(.cluster).numbers.map { $0.map { Int($0) } },
            rowFigures: try about.rowFigures.map { RowFigures($0, try table.column($0).numbers) },
            document: try ModelDocument(parts: parts), tree: about.tree, figures: about.figures)
    }
}
