import Vocabulary

/// What to put into the missing cells of each text column.
public struct CategoricalFill: FittedStep {
    public struct Column: Sendable, Hashable, Codable {
        public let name: String
        public let fill: String
    }

    let step: String
    let reason: String
    public let columns: [Column]
    /// Columns without a single text, which nothing can be learned from.
    public let empty: [String]

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let positions = try frame.names.texts(called: columns.map(\.name))
        var filled: [CategoricalColumn] = []
        var changes = frame.categories.map(\.name).filter { name in !columns.contains { $0.name == name } }.map {
            Change(
                step: step, kind: .columnDropped, column: $0,
                reason: empty.contains($0)
                    ? "every cell was missing when the step was fitted" : "it was not there when the step was fitted")
        }
        for (column, position) in zip(columns, positions) {
            let cells = frame.categories[position].cells
            let missing = cells.count { $0 == nil }
            filled.append(CategoricalColumn(name: column.name, cells: cells.map { $0 ?? column.fill }))
            guard missing > 0 else { continue }
            changes.append(
                Change(
                    step: step, kind: .cellsFilled, column: column.name, count: missing, reason: "\(reason) \(column.fill)"))
        }
        return Prepared(frame: frame.replacing(categories: filled), changes: changes)
    }

    public var text: String { "fills missing cells of \(columns.count.counted("text column")) with the \(reason)" }
}
