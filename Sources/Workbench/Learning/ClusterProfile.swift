import Clustering
import Tables
import Vocabulary

/// What the rows of each cluster are like, in the units their columns had before they were prepared.
struct ClusterProfile {
    /// What stands for the numbers of a cluster.
    enum Statistic: String, Choice { case mean, median }

    /// A column of numbers, or a level of a column of texts.
    struct Line {
        let column: String
        /// `nil` for a column of numbers.
        let level: String?
        /// The share of the sum of squares that lies between clusters, in per cent; `nil` where nothing varies.
        let explained: Double?
        let all: Double?
        /// By cluster: the mean or median, or the share of its rows with that level in per cent; `nil` where it has no rows.
        let clusters: [Double?]
    }

    /// Those that differ most between clusters first; columns and their levels in the order of the rows where they do so alike.
    let lines: [Line]

    /// How many levels of a column of texts are shown.
    private static let mostLevels = 5

    /// - Parameter statistic: of columns of numbers; rows count by their weights in means, once in medians.
    /// - Throws: `ClusteringError` where a step of the preparation cannot be taken back.
    /// - Complexity: O(n·k) a line.
    init(of clusters: ClusteredRows, _ statistic: Statistic) throws(ClusteringError) {
        let data = clusters.rows
        let frame = try data.chain.invert(data.frame)
        let weights = data.weights ?? Array(repeating: 1, count: frame.rowCount)
        let groups = Groups(labels: clusters.labels, count: clusters.model.model.clusterCount, weights: weights)
        let numbers = frame.columns.indices.map { column in
            let cells = (0..<frame.rowCount).map { frame[$0, column] ?? .nan }
            return Line(
                column: frame.columns[column], level: nil, explained: groups.explained(cells), all: groups.value(statistic, cells, in: nil),
                clusters: (0..<groups.count).map { groups.value(statistic, cells, in: $0 + 1) })
        }
        let levels = frame.categories.flatMap { column in
            Self.levels(of: column).prefix(Self.mostLevels).map { level in
                let cells = column.cells.map { $0 == level ? 100.0 : 0 }
                return Line(
                    column: column.name, level: level, explained: groups.explained(cells), all: groups.value(.mean, cells, in: nil),
                    clusters: (0..<groups.count).map { groups.value(.mean, cells, in: $0 + 1) })
            }
        }
        lines = (numbers + levels).enumerated()
            .sorted { ($1.element.explained ?? -1, $0.offset) < ($0.element.explained ?? -1, $1.offset) }.map(\.element)
    }

    var table: Table {
        get throws(TableError) {
            let names = [Column("column", lines.map(\.column))]
            let levels = lines.contains { $0.level != nil } ? [Column("level", lines.map(\.level))] : []
            let clusters = (0..<(lines.first?.clusters.count ?? 0)).map { cluster in
                Column("\(cluster + 1)", lines.map { $0.clusters[cluster] })
            }
            return try Table(
                names + levels + [Column("explained %", lines.map(\.explained)), Column("all", lines.map(\.all))] + clusters)
        }
    }

    /// The texts of a column, the most frequent first.
    private static func levels(of column: CategoricalColumn) -> [String] {
        let counts = column.cells.compactMap(\.self).reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }
}

/// Rows by cluster, with what each counts.
private struct Groups {
    let labels: [Int?]
    let count: Int
    let weights: [Double]

    /// Of one cluster, or of all rows; `nil` where there are none.
    func value(_ statistic: ClusterProfile.Statistic, _ cells: [Double], in cluster: Int?) -> Double? {
        let rows = cells.indices.filter { (cluster == nil || labels[$0] == cluster) && !cells[$0].isNaN }
        guard !rows.isEmpty else { return nil }
        switch statistic {
        case .mean: return mean(cells, rows)
        case .median:
            let sorted = rows.map { cells[$0] }.sorted()
            return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        }
    }

    /// The correlation ratio η², in per cent, among the rows that are in a cluster.
    func explained(_ cells: [Double]) -> Double? {
        let rows = cells.indices.filter { labels[$0] != nil && !cells[$0].isNaN }
        guard !rows.isEmpty else { return nil }
        let mean = mean(cells, rows)
        let means = Dictionary(grouping: rows) { labels[$0] ?? 0 }.mapValues { self.mean(cells, $0) }
        let total = rows.reduce(0) { $0 + weights[$1] * (cells[$1] - mean) * (cells[$1] - mean) }
        let between = rows.reduce(0) { sum, row in
            let shift = (means[labels[row] ?? 0] ?? mean) - mean
            return sum + weights[row] * shift * shift
        }
        // What is left of the spread of equal cells is rounding.
        let largest = rows.reduce(0) { max($0, cells[$1].magnitude) }
        let mass = rows.reduce(0) { $0 + weights[$1] }
        guard total > 1e-24 * largest * largest * mass else { return nil }
        return 100 * between / total
    }

    private func mean(_ cells: [Double], _ rows: [Int]) -> Double {
        rows.reduce(0) { $0 + weights[$1] * cells[$1] } / rows.reduce(0) { $0 + weights[$1] }
    }
}
