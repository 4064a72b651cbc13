/// The rows that ids stand for.
public struct RowNames: Sendable {
    private let rows: [String: [Int]]
    private let ids: [String]

    /// - Parameter ids: one a row; an id that is there twice stands for both rows.
    public init(_ ids: [String]) {
        self.ids = ids
        rows = Dictionary(ids.enumerated().map { ($1, [$0]) }, uniquingKeysWith: +)
    }

    /// The rows of that id, counted from 0, ascending.
    ///
    /// - Throws: `ClusteringError.unknownName` with the nearest ids.
    public func rows(of id: String) throws(ClusteringError) -> [Int] {
        guard let found = rows[id] else { throw .unknownName(id, kind: "row", known: ids) }
        return found
    }
}
