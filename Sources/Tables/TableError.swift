/// What can be wrong with a table or with what is asked of it.
public enum TableError: Error, Sendable, Equatable {
    /// Columns of a table have equal length; this one has `count` rows where the first has `expected`.
    case unequalLengths(column: String, count: Int, expected: Int)
    case duplicateColumn(String)
    case noColumn(String, available: [String])
    /// A complete column was asked for; `row` is the first that is missing, counted from 0.
    case missingValue(column: String, row: Int)
    case wrongType(column: String, type: ColumnType, expected: ColumnType)
    /// Tables joined one below the other have the same columns in the same order.
    case differentColumns(first: [String], other: [String])
    /// A table without columns has no place in a file.
    case noColumns
    /// A column's values in one row group exceed what the file format can hold, 2 GiB.
    case tooLarge(column: String, byteCount: Int)
}
