import LinearAlgebra

/// Rows of finite numbers with their ids: what every algorithm and metric takes.
public struct Points: Sendable, Hashable {
    /// One id a row, as text and never reshaped.
    public let ids: [String]
    public let columns: [String]
    /// Rows × columns.
    public let values: Matrix

    /// Larger magnitudes are refused, because sums of their squares would overflow.
    public static let largestMagnitude = 1e100

    /// - Throws: `ClusteringError.notFinite` naming the first cell that is infinite, not a number or too large.
    public init(ids: [String], columns: [String], values: Matrix) throws(ClusteringError) {
        precondition(ids.count == values.rows && columns.count == values.columns, "names do not fit the matrix")
        if let bad = values.elements.firstIndex(where: { !($0.magnitude <= Self.largestMagnitude) }) {
            throw .notFinite(
                column: columns[bad % values.columns], row: ids[bad / values.columns], value: "\(values.elements[bad])")
        }
        self.ids = ids
        self.columns = columns
        self.values = values
    }

    /// Rows numbered from 1 and columns called `x1`, `x2`, …
    public init(_ values: Matrix) throws(ClusteringError) {
        try self.init(
            ids: (0..<values.rows).map { String($0 + 1) }, columns: (0..<values.columns).map { "x\($0 + 1)" },
            values: values)
    }

    public var count: Int { values.rows }

    /// The given rows, in the given order.
    public func selecting(rows: [Int]) -> Points {
        Points(checkedIDs: rows.map { ids[$0] }, columns: columns, values: values.selecting(rows: rows))
    }

    /// The columns a fitted model knows, in its order.
    ///
    /// - Throws: `ClusteringError.missingColumn`.
    public func matching(columns wanted: [String]) throws(ClusteringError) -> Points {
        if wanted == columns { return self }
        let chosen = try columns.positions(of: wanted)
        return Points(checkedIDs: ids, columns: wanted, values: values.selecting(columns: chosen))
    }

    private init(checkedIDs: [String], columns: [String], values: Matrix) {
        ids = checkedIDs
        self.columns = columns
        self.values = values
    }
}

extension [String] {
    /// Where each of `names` stands in this list of column names.
    func positions(of names: [String]) throws(ClusteringError) -> [Int] {
        let known = Dictionary(zip(self, indices), uniquingKeysWith: { first, _ in first })
        var positions: [Int] = []
        for name in names {
            guard let position = known[name] else { throw .missingColumn(name, known: self) }
            positions.append(position)
        }
        return positions
    }
}
