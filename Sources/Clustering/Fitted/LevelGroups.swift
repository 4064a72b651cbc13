import Vocabulary

/// The levels of some text columns that stay what they are; all others become one.
public struct LevelGroups: FittedStep {
    public struct Column: Sendable, Hashable, Codable {
        public let name: String
        /// Sorted.
        public let kept: [String]
    }

    let step: String
    /// What all other levels are called.
    public let other: String
    public let columns: [Column]

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let positions = try frame.names.texts(called: columns.map(\.name))
        var categories = frame.categories
        var changes: [Change] = []
        for (column, position) in zip(columns, positions) {
            let kept = Set(column.kept)
            var grouped: [String: Int] = [:]
            let cells = categories[position].cells.map { cell -> String? in
                guard let cell, cell != other, !kept.contains(cell) else { return cell }
                grouped[cell, default: 0] += 1
                return other
            }
            categories[position] = CategoricalColumn(name: column.name, cells: cells)
            guard !grouped.isEmpty else { continue }
            changes.append(
                Change(
                    step: step, kind: .levelsGrouped, column: column.name, count: grouped.values.reduce(0, +),
                    reason: "into \(other), from \(grouped.keys.counted)"))
        }
        return Prepared(frame: frame.replacing(categories: categories), changes: changes)
    }

    public var text: String {
        let kept = columns.reduce(0) { $0 + $1.kept.count }
        return "keeps \(kept.counted("level")) of \(columns.count.counted("text column")) and calls the others \(other)"
    }
}

extension Collection<String> {
    /// Up to five names in sorted order, with their number where there are more.
    fileprivate var counted: String {
        let first = sorted().prefix(5).joined(separator: ", ")
        return count > 5 ? "\(count.counted("level")): \(first), …" : first
    }
}
