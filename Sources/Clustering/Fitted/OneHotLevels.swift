import LinearAlgebra
import Vocabulary

/// The levels of each text column, each to become a column of its own called `name=level`.
public struct OneHotLevels: FittedStep {
    public struct Column: Sendable, Hashable, Codable {
        public let name: String
        public let levels: [String]
    }

    let step: String
    public let columns: [Column]
    /// Text columns with too many levels.
    public let dropped: [ColumnSelection.Dropped]

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let positions = try frame.names.texts(called: columns.map(\.name))
        var names = frame.columns
        var changes = dropped.filter { drop in frame.categories.contains { $0.name == drop.name } }.map {
            Change(step: step, kind: .columnDropped, column: $0.name, reason: $0.reason)
        }
        var added: [[Double]] = []
        for (column, position) in zip(columns, positions) {
            let cells = frame.categories[position].cells
            for level in column.levels {
                names.append("\(column.name)=\(level)")
                added.append(cells.map { $0 == level ? 1 : 0 })
                changes.append(
                    Change(step: step, kind: .columnAdded, column: "\(column.name)=\(level)", reason: "1 where it holds, else 0"))
            }
            changes += frame.categories[position].changes(step, levels: column.levels, outcome: "0 in all its columns")
        }
        var values: [Double] = []
        for row in 0..<frame.rowCount {
            values.append(contentsOf: frame.values.row(row))
            for column in added { values.append(column[row]) }
        }
        let matrix = Matrix(rows: frame.rowCount, columns: names.count, elements: values)
        return Prepared(
            frame: Frame(checkedIDs: frame.ids, columns: names, values: matrix, categories: []), changes: changes)
    }

    public var text: String {
        let levels = columns.reduce(0) { $0 + $1.levels.count }
        return "makes \(levels.counted("column")) from \(columns.count.counted("text column"))"
    }
}
