import CADBC
import Tables

/// The batches of a result, one after the other, as the engine produces them.
final class ResultStream {
    let rowsAffected: Int64
    private var stream: ArrowArrayStream
    private let functions: AdbcDriver
    private let sql: String
    private var fields: [ArrowField]?

    /// Takes the stream over.
    init(_ stream: ArrowArrayStream, of functions: AdbcDriver, sql: String, rowsAffected: Int64) {
        self.stream = stream
        self.functions = functions
        self.sql = sql
        self.rowsAffected = rowsAffected
    }

    deinit { stream.release?(&stream) }

    /// The next batch, `nil` after the last.
    func next() throws(EngineError) -> Table? {
        let fields = try schema()
        // Without a stream the statement had nothing to give, as a lone comment has not.
        guard let next = stream.get_next else { return nil }
        var array = ArrowArray()
        let status = next(&stream, &array)
        guard status == 0 else { throw failure(status) }
        guard array.release != nil else { return nil }
        return try ArrowImport.table(of: array, fields: fields)
    }

    /// The whole result.
    func table() throws(EngineError) -> Table {
        var batches: [Table] = []
        while let batch = try next() { batches.append(batch) }
        if batches.isEmpty { return try ArrowImport.emptyTable(fields: schema()) }
        do { return try Table.concatenating(batches) } catch { throw .malformedResult(reason: "\(error)") }
    }

    /// Reads the result to its end and gives the rows changed: what the driver says, or the one number DuckDB answers a change with.
    ///
    /// The result is asked for even where nobody wants it: DuckDB's driver runs a query only as it is read, and without a reader
    /// neither runs it nor reports its errors.
    func drain() throws(EngineError) -> Int? {
        var last: Table?
        var rowCount = 0
        while let batch = try next() {
            rowCount += batch.rowCount
            last = batch
        }
        if rowsAffected >= 0 { return Int(rowsAffected) }
        guard rowCount == 1, let last, last.columnNames == ["Count"], case .integer(let count) = last.row(0)[0] else { return nil }
        return Int(count)
    }

    private func schema() throws(EngineError) -> [ArrowField] {
        if let fields { return fields }
        guard let read = stream.get_schema else { return [] }
        var schema = ArrowSchema()
        let status = read(&stream, &schema)
        guard status == 0 else { throw failure(status) }
        defer { schema.release?(&schema) }
        let columns = ArrowField.columns(of: schema)
        fields = columns
        return columns
    }

    /// Drivers of version 1.1 attach a full error to the stream; older ones only a message.
    private func failure(_ code: Int32) -> EngineError {
        var status = AdbcStatusCode(ADBC_OK)
        if let attached = functions.error_from_array_stream?(&stream, &status), attached.pointee.message != nil {
            return EngineError(attached.pointee, status: status, sql: sql)
        }
        let message = stream.get_last_error?(&stream).map { String(cString: $0) } ?? "reading the result failed with code \(code)"
        return .failed(message: message, sql: sql, sqlState: nil, vendorCode: nil)
    }
}
