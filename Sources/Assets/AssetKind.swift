/// What an asset holds, as a person is shown it and selects it: `kind:model`.
///
/// The list is open: a pipeline may name kinds of its own.
public struct AssetKind: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ name: String) { rawValue = name }

    public var name: String { rawValue }

    /// A query the engine answers anew each time.
    public static let view: Self = "view"
    /// Rows the engine keeps.
    public static let table: Self = "table"
    /// Rows held in memory as columns.
    public static let frame: Self = "frame"
    /// Something fitted, which can be applied to new rows.
    public static let model: Self = "model"
    /// Structured facts that are not rows.
    public static let document: Self = "document"
    /// Pictures.
    public static let charts: Self = "charts"
    /// What was written outside the workspace.
    public static let output: Self = "output"
}

extension AssetKind: ExpressibleByStringLiteral, CustomStringConvertible {
    public init(stringLiteral name: String) { self.init(name) }
    public var description: String { name }
}
