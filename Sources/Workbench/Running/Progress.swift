import Assets

/// What a run tells while it goes on.
public enum Progress: Sendable {
    case started(AssetKey, position: Int, of: Int)
    case finished(AssetLine, position: Int, of: Int)
}

/// An asset that has just been made, in one line.
public struct AssetLine: Sendable {
    public let key: AssetKey
    public let materialisations: [Materialisation]
    public let seconds: Double
    /// Files that were written outside the workspace.
    public let written: [String]

    /// Rows of all partitions together; `nil` where the asset has none.
    public var rows: Int? {
        let rows = materialisations.compactMap(\.rows)
        return rows.isEmpty ? nil : rows.reduce(0, +)
    }

    public var partitionCount: Int { materialisations.count { $0.slice.partition != nil } }
    public var setAside: Int { materialisations.compactMap(\.balance?.setAside).reduce(0, +) }
    public var warnings: [String] { materialisations.flatMap(\.warnings) }
}
