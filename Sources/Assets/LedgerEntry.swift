import Vocabulary

/// One thing a step did to the data on its way, so that nothing disappears silently.
public struct LedgerEntry: Sendable, Hashable, Codable {
    public let action: Action
    /// The column, store, row or table it was done to.
    public let subject: String
    /// How many rows or cells were touched; `nil` where counting says nothing.
    public let count: Int?
    public let reason: String
    public let partition: String?

    public init(
        _ action: Action, _ subject: String, count: Int? = nil, because reason: String, partition: String? = nil
    ) {
        self.action = action
        self.subject = subject
        self.count = count
        self.reason = reason
        self.partition = partition
    }

    /// The entry as a sentence without a full stop: `set aside PRODUCT_ID (12): no need state`.
    public var text: String {
        let counted = count.map { " (\($0.grouped))" } ?? ""
        return "\(action.text) \(subject)\(counted): \(reason)"
    }
}

extension LedgerEntry {
    /// What was done; the list is open.
    public struct Action: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }
        public init(stringLiteral text: String) { rawValue = text }

        public var text: String { rawValue }

        public static let setAsideRows: Self = "set aside"
        public static let droppedColumn: Self = "dropped column"
        public static let filledCells: Self = "filled cells of"
        public static let scaledColumn: Self = "scaled"
        public static let encodedColumn: Self = "encoded"
        public static let groupedLevels: Self = "grouped rare levels of"
        public static let unknownLevels: Self = "met unknown levels of"
        public static let zeroedRows: Self = "set to zero"
        public static let flaggedRows: Self = "flagged"
        public static let leftOutStore: Self = "left out store"
        public static let kept: Self = "kept"
        public static let reassigned: Self = "reassigned"
        public static let warning: Self = "warning about"
    }
}
