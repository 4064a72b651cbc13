import LinearAlgebra

/// Columns kept, and columns dropped with the reason for each.
public struct ColumnSelection: FittedStep {
    public struct Dropped: Sendable, Hashable, Codable {
        public let name: String
        public let reason: String
    }

    let step: String
    /// Numeric columns, in order.
    public let kept: [String]
    /// Text columns, in order.
    public let keptCategories: [String]
    public let dropped: [Dropped]

    /// Keeps everything in `frame` but what is dropped.
    ///
    /// - Throws: `ClusteringError.nothingLeft` where nothing would be kept of something.
    init(step: String, of frame: Frame, dropping dropped: [Dropped]) throws(ClusteringError) {
        let names = Set(dropped.map(\.name))
        self.step = step
        self.dropped = dropped
        kept = frame.columns.filter { !names.contains($0) }
        keptCategories = frame.categories.map(\.name).filter { !names.contains($0) }
        if kept.isEmpty, keptCategories.isEmpty, !dropped.isEmpty { throw .nothingLeft(step: step) }
    }

    public func apply(to frame: Frame, in execution: Execution) throws(ClusteringError) -> Prepared {
        let textColumns = frame.categories.map(\.name)
        let categories = try frame.names.texts(called: keptCategories).map { frame.categories[$0] }
        let selected = try frame.selecting(columns: kept).replacing(categories: categories)
        let reasons = Dictionary(dropped.map { ($0.name, $0.reason) }, uniquingKeysWith: { first, _ in first })
        let staying = Set(kept + keptCategories)
        let changes = (frame.columns + textColumns).filter { !staying.contains($0) }.map { name in
            Change(step: step, kind: .columnDropped, column: name, reason: reasons[name] ?? "it was not there when the step was fitted")
        }
        return Prepared(frame: selected, changes: changes)
    }

    public var text: String {
        dropped.isEmpty ? "keeps all columns" : "drops " + dropped.map { "\($0.name) (\($0.reason))" }.joined(separator: ", ")
    }
}
