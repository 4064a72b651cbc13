import Assets

/// What a run tells while it goes on.
public enum Progress: Sendable {
    case started(AssetKey, position: Int, of: Int)
    /// So many partitions of the asset in work are made.
    case advanced(AssetKey, partitions: Int, of: Int, position: Int, total: Int)
    case finished(AssetLine, position: Int, of: Int)
    /// So much of a single piece of work is done, from 0 to 1.
    case working(String, share: Double)
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

    /// Where the rows of all partitions together went; `nil` where a partition does not say.
    var balance: RowBalance? {
        get throws(AssetError) {
            let balances = materialisations.compactMap(\.balance)
            guard !balances.isEmpty, balances.count == materialisations.count else { return nil }
            func sum(_ part: (RowBalance) -> Int) -> Int { balances.map(part).reduce(0, +) }
            return try RowBalance(
                rowsIn: sum(\.rowsIn), setAside: sum(\.setAside), added: sum(\.added), rowsOut: sum(\.rowsOut))
        }
    }

    public var partitionCount: Int { materialisations.count { $0.slice.partition != nil } }
    public var setAside: Int { materialisations.compactMap(\.balance?.setAside).reduce(0, +) }

    /// What a person must see; what is said of several partitions is said once, with their names.
    public var warnings: [String] {
        var order: [String] = []
        var partitions: [String: [String]] = [:]
        for one in materialisations {
            for warning in one.warnings {
                if partitions[warning] == nil { order.append(warning) }
                partitions[warning, default: []] += one.slice.partition.map { [$0] } ?? []
            }
        }
        return order.map { warning in
            let names = partitions[warning] ?? []
            guard !names.isEmpty else { return warning }
            let shown = names.count > 8 ? names.prefix(7) + ["and \(names.count - 7) more"] : names
            return "\(warning): \(shown.joined(separator: ", "))"
        }
    }
}
