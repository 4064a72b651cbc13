import CADBC
import Tables

/// Reads a driver's batch as a table: 64-bit integers, doubles, texts, flags, dates and microseconds in place, the rest converted.
enum ArrowImport {
    /// The batch as a table, which keeps it alive.
    static func table(of array: ArrowArray, fields: [ArrowField]) throws(EngineError) -> Table {
        let batch = ImportedBatch(array)
        guard Int(array.n_children) == fields.count else {
            throw .malformedResult(reason: "\(array.n_children) columns where the schema has \(fields.count)")
        }
        // A batch may be a window on a longer one, which shifts every column by the same number of rows.
        let window = Int(array.offset)..<Int(array.offset + array.length)
        var columns: [Column] = []
        for (position, field) in fields.enumerated() {
            let reader = ColumnReader(field: field, array: array.children[position]!.pointee, owner: batch)
            let column = try reader.column()
            guard window.upperBound <= column.count else {
                throw .malformedResult(reason: "\(column.count) rows in \(field.name), \(window.upperBound) in the batch")
            }
            columns.append(column.count == window.count ? column : column[window])
        }
        return try table(columns)
    }

    static func emptyTable(fields: [ArrowField]) throws(EngineError) -> Table {
        var columns: [Column] = []
        for field in fields {
            columns.append(try ColumnReader(field: field, array: ArrowArray(), owner: ImportedBatch(ArrowArray())).column())
        }
        return try table(columns)
    }

    private static func table(_ columns: [Column]) throws(EngineError) -> Table {
        do { return try Table(columns) } catch { throw .malformedResult(reason: "\(error)") }
    }
}
