import Vocabulary

/// A line of the ledger: what a step dropped, filled, scaled or flagged, how much of it, and why.
public struct Change: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case cellsFilled, columnAdded, columnCombined, columnDropped, columnScaled, levelsGrouped, levelsUnknown, rowsFlagged,
            rowsZeroed
    }

    /// The word for the step.
    public let step: String
    public let kind: Kind
    /// `nil` where rows are meant.
    public let column: String?
    /// Cells for what happened within a column, rows for what happened to rows, and 1 for a whole column.
    public let count: Int
    public let reason: String

    public init(step: String, kind: Kind, column: String? = nil, count: Int = 1, reason: String) {
        self.step = step
        self.kind = kind
        self.column = column
        self.count = count
        self.reason = reason
    }

    /// The line as a sentence: “zscore scaled INCOME: (x − 41,200) / 9,800”.
    public var text: String {
        let name = column ?? ""
        return switch kind {
        case .cellsFilled: "\(step) filled \(count.counted("cell")) of \(name): \(reason)"
        case .columnAdded: "\(step) added \(name): \(reason)"
        case .columnCombined: "\(step) combined \(name): \(reason)"
        case .columnDropped: "\(step) dropped \(name): \(reason)"
        case .columnScaled: "\(step) scaled \(name): \(reason)"
        case .levelsGrouped: "\(step) grouped \(count.counted("cell")) of \(name): \(reason)"
        case .levelsUnknown: "\(step) met \(count.counted("cell")) of \(name) with levels it has not learned: \(reason)"
        case .rowsFlagged: "\(step) flagged \(count.counted("row")): \(reason)"
        case .rowsZeroed: "\(step) set \(count.counted("row")) to zero: \(reason)"
        }
    }
}
