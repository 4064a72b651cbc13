import Clustering
import Tables
import Vocabulary

/// What the rows of each cluster are like.
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
        /// Of the rows that are in a cluster.
        let all: Double?
        /// Of the rows that are in none.
        let none: Double?
        /// By cluster: the mean or median, or the share of its rows with that level in per cent; `nil` where it has no rows.
        let clusters: [Double?]
    }

    /// Whether there are rows in no cluster.
    let hasNoise: Bool
    /// Those that differ most between clusters first; columns and their levels in the order of the rows where they do so alike.
    let lines: [Line]

    /// How many levels of a column of texts are shown.
    private static let mostLevels = 5

    /// - Parameter statistic: of columns of numbers; rows count by their weights in means, once in medians.
    /// - Throws: `ClusteringError.cancelled`.
    /// - Complexity: O(n + k) a line; of medians O(n·log n).
    init(of rows: ProfiledRows, _ statistic: Statistic, in execution: Execution) throws(ClusteringError) {
        let frame = rows.frame
        hasNoise = rows.labels.contains(nil)
        let groups = Groups(labels: rows.labels, count: rows.clusterCount, weights: rows.weights)
        var made: [Line] = []
        func finish(_ lines: [Line], ofColumn column: Int) throws(ClusteringError) {
            if execution.isCancelled() { throw .cancelled }
            made += lines
            execution.progress(Double(column + 1) / Double(frame.columns.count + frame.categories.count))
        }
        for (position, column) in frame.columns.enumerated() {
            let cells = (0..<frame.rowCount).map { frame[$0, position] ?? .nan }
            try finish([groups.line(column, nil, statistic, cells)], ofColumn: position)
        }
        for (position, column) in frame.categories.enumerated() {
            let lines = Self.levels(of: column).prefix(Self.mostLevels).map { level in
                groups.line(column.name, level, .mean, column.cells.map { $0.map { $0 == level ? 100.0 : 0 } ?? .nan })
            }
            try finish(lines, ofColumn: frame.columns.count + position)
        }
        lines = made.enumerated()
            .sorted { ($1.element.explained ?? -1, $0.offset) < ($0.element.explained ?? -1, $1.offset) }.map(\.element)
    }

    var table: Table {
        get throws(TableError) {
            let names = [Column("column", lines.map(\.column))]
            let levels = lines.contains { $0.level != nil } ? [Column("level", lines.map(\.level))] : []
            let clusters = (0..<(lines.first?.clusters.count ?? 0)).map { cluster in
                Column("\(cluster + 1)", lines.map { $0.clusters[cluster] })
            }
            let none = hasNoise ? [Column("none", lines.map(\.none))] : []
            return try Table(
                names + levels + [Column("explained %", lines.map(\.explained)), Column("all", lines.map(\.all))] + clusters + none)
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
    /// By cluster: its rows, ascending.
    private let members: [[Int]]
    /// The rows that are in a cluster, ascending.
    private let rows: [Int]
    /// The others, ascending.
    private let strays: [Int]
    private let labels: [Int?]
    private let weights: [Double]

    init(labels: [Int?], count: Int, weights: [Double]) {
        self.labels = labels
        self.weights = weights
        var members = [[Int]](repeating: [], count: count)
        for (row, label) in labels.enumerated() {
            if let label, members.indices.contains(label - 1) { members[label - 1].append(row) }
        }
        self.members = members
        rows = labels.indices.filter { labels[$0] != nil }
        strays = labels.indices.filter { labels[$0] == nil }
    }

    func line(_ column: String, _ level: String?, _ statistic: ClusterProfile.Statistic, _ cells: [Double]) -> ClusterProfile.Line {
        ClusterProfile.Line(
            column: column, level: level, explained: explained(cells), all: value(statistic, cells, of: rows),
            none: value(statistic, cells, of: strays), clusters: members.map { value(statistic, cells, of: $0) })
    }

    /// Of some rows; `nil` where all their cells are missing, and where those with cells count for nothing.
    private func value(_ statistic: ClusterProfile.Statistic, _ cells: [Double], of members: [Int]) -> Double? {
        let rows = members.filter { !cells[$0].isNaN }
        guard !rows.isEmpty else { return nil }
        switch statistic {
        case .mean:
            let mean = mean(cells, rows)
            return mean.isNaN ? nil : mean
        case .median:
            let sorted = rows.map { cells[$0] }.sorted()
            return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        }
    }

    /// The correlation ratio η², in per cent, among the rows that are in a cluster.
    private func explained(_ cells: [Double]) -> Double? {
        let rows = rows.filter { !cells[$0].isNaN }
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
