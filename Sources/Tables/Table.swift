/// Columns of equal length under unique names, in memory.
///
/// A table is a value: slicing and selecting share memory, nothing ever changes it.
public struct Table: Sendable, Equatable {
    public let columns: [Column]
    public let rowCount: Int
    private let positions: [String: Int]

    /// Makes a table; refuses columns of unequal length and repeated names. No columns is a table without rows.
    public init(_ columns: [Column]) throws(TableError) {
        var positions: [String: Int] = [:]
        let rowCount = columns.first?.count ?? 0
        for (position, column) in columns.enumerated() {
            guard column.count == rowCount else {
                throw .unequalLengths(column: column.name, count: column.count, expected: rowCount)
            }
            guard positions.updateValue(position, forKey: column.name) == nil else { throw .duplicateColumn(column.name) }
        }
        self.init(columns: columns, rowCount: rowCount, positions: positions)
    }

    private init(columns: [Column], rowCount: Int, positions: [String: Int]) {
        self.columns = columns
        self.rowCount = rowCount
        self.positions = positions
    }

    public var columnNames: [String] { columns.map(\.name) }

    public subscript(name: String) -> Column? { positions[name].map { columns[$0] } }

    /// The column of that name; the error carries the names there are.
    public func column(_ name: String) throws(TableError) -> Column {
        guard let column = self[name] else { throw .noColumn(name, available: columnNames) }
        return column
    }

    /// The cells of a row, in the order of the columns.
    public func row(_ row: Int) -> [Cell] { columns.map { $0[row] } }

    public var rows: Rows { Rows(table: self) }
}

extension Table {
    /// The rows in `range`, sharing memory.
    public subscript(range: Range<Int>) -> Table { mapping(rowCount: range.count) { $0[range] } }

    /// The first rows, at most `count`, sharing memory.
    public func prefix(_ count: Int) -> Table { self[0..<min(count, rowCount)] }

    /// The given rows in the given order, copied.
    public func gathering(_ rows: [Int]) -> Table { mapping(rowCount: rows.count) { $0.gathering(rows) } }

    /// The named columns in the given order, sharing memory.
    public func selecting(_ names: [String]) throws(TableError) -> Table {
        var chosen: [Column] = []
        for name in names { chosen.append(try column(name)) }
        return try Table(chosen)
    }

    /// The table with further columns to the right.
    public func appending(_ further: [Column]) throws(TableError) -> Table { try Table(columns + further) }

    /// The tables one below the other; all must have the same columns, in order and type.
    ///
    /// Copies each column once. Without tables there is nothing to say what the columns are, so there are none.
    public static func concatenating(_ tables: [Table]) throws(TableError) -> Table {
        guard let first = tables.first else { return try Table([]) }
        if tables.count == 1 { return first }
        for table in tables where table.columnNames != first.columnNames {
            throw .differentColumns(first: first.columnNames, other: table.columnNames)
        }
        var joined: [Column] = []
        for position in first.columns.indices { joined.append(try .joining(tables.map { $0.columns[position] })) }
        return try Table(joined)
    }

    private func mapping(rowCount: Int, _ change: (Column) -> Column) -> Table {
        Table(columns: columns.map(change), rowCount: columns.isEmpty ? 0 : rowCount, positions: positions)
    }
}
