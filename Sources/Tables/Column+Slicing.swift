extension Column {
    /// The rows in `range`, sharing memory.
    public subscript(range: Range<Int>) -> Column {
        Column(name, values[range], validity: validity.map { $0[range] })
    }

    /// The given rows in the given order, copied; a row may come more than once.
    public func gathering(_ rows: [Int]) -> Column {
        Column(name, values.gathering(rows), validity: validity.map { bits in Bitmap(rows.lazy.map { bits[$0] }) })
    }

    /// The columns one below the other under the first one's name; all must be of one type.
    public static func joining(_ parts: [Column]) throws(TableError) -> Column {
        let first = parts[0]
        guard let values = ColumnValues.joining(parts.map(\.values)) else {
            let other = parts.first { $0.type != first.type } ?? first
            throw .wrongType(column: first.name, type: other.type, expected: first.type)
        }
        let isComplete = parts.allSatisfy { $0.validity == nil }
        let validity = isComplete ? nil : Bitmap.joining(parts.map { $0.validity ?? .allSet(count: $0.count) })
        return Column(first.name, values, validity: validity)
    }
}
