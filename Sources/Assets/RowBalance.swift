import Vocabulary

/// Where the rows of a step went: rows in − set aside + added = rows out.
///
/// Rows are added only by steps that make several out of one, such as a join.
public struct RowBalance: Sendable, Hashable, Codable {
    public let rowsIn: Int
    public let setAside: Int
    public let added: Int
    public let rowsOut: Int

    /// - Throws: `AssetError.unbalanced` when the four numbers do not agree or one is negative.
    public init(rowsIn: Int, setAside: Int = 0, added: Int = 0, rowsOut: Int) throws(AssetError) {
        let areCounts = [rowsIn, setAside, added, rowsOut].allSatisfy { $0 >= 0 }
        guard areCounts, setAside <= rowsIn, rowsIn - setAside + added == rowsOut else {
            throw .unbalanced(rowsIn: rowsIn, setAside: setAside, added: added, rowsOut: rowsOut)
        }
        self.rowsIn = rowsIn
        self.setAside = setAside
        self.added = added
        self.rowsOut = rowsOut
    }

    /// The balance of a step that lets every row through.
    public static func unchanged(_ rows: Int) -> Self { Self(unchanged: Swift.max(0, rows)) }

    private init(unchanged rows: Int) {
        rowsIn = rows
        setAside = 0
        added = 0
        rowsOut = rows
    }

    /// The balance in words: `1,200 rows in, 3 set aside, 1,197 out`.
    public var text: String {
        var parts = ["\(rowsIn.counted("row")) in"]
        if setAside > 0 { parts.append("\(setAside.grouped) set aside") }
        if added > 0 { parts.append("\(added.grouped) added") }
        parts.append("\(rowsOut.grouped) out")
        return parts.joined(separator: ", ")
    }
}
