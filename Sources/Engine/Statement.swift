import CADBC
import Tables

/// One statement of a connection, released with the object.
final class Statement {
    let handle: UnsafeMutablePointer<AdbcStatement>
    private let functions: AdbcDriver
    private var sql = ""

    init(on connection: UnsafeMutablePointer<AdbcConnection>, of driver: Driver) throws(EngineError) {
        functions = driver.functions
        handle = .allocate(capacity: 1)
        handle.initialize(to: AdbcStatement())
        let create = try offered(functions.statement_new, "StatementNew")
        try check { [handle] in create(connection, handle, $0) }
    }

    deinit {
        // Nobody is left to be told of a failure.
        if handle.pointee.private_data != nil, let release = functions.statement_release {
            try? check { release(handle, $0) }
        }
        handle.deallocate()
    }

    func setQuery(_ sql: String) throws(EngineError) {
        guard !sql.utf8.contains(0) else { throw .containsNul(sql: sql) }
        self.sql = sql
        let set = try offered(functions.statement_set_sql_query, "StatementSetSqlQuery")
        try check(sql: sql) { set(handle, sql, $0) }
    }

    func setOption(_ key: String, _ value: String) throws(EngineError) {
        guard !value.utf8.contains(0) else { throw .containsNul(sql: value) }
        let set = try offered(functions.statement_set_option, "StatementSetOption")
        try check(sql: sql) { set(handle, key, value, $0) }
    }

    func prepare() throws(EngineError) {
        let prepare = try offered(functions.statement_prepare, "StatementPrepare")
        try check(sql: sql) { prepare(handle, $0) }
    }

    /// Hands the driver a table; the driver releases what it was given, when it is done with it.
    func bind(_ table: Table) throws(EngineError) {
        for name in table.columnNames where name.utf8.contains(0) { throw .containsNul(sql: name) }
        let bind = try offered(functions.statement_bind, "StatementBind")
        var schema = ArrowExport.schema(of: table)
        var array = ArrowExport.array(of: table)
        defer {
            // Set to nil by whoever took the struct over.
            schema.release?(&schema)
            array.release?(&array)
        }
        try check(sql: sql) { bind(handle, &array, &schema, $0) }
    }

    func execute() throws(EngineError) -> ResultStream {
        let execute = try offered(functions.statement_execute_query, "StatementExecuteQuery")
        var stream = ArrowArrayStream()
        var affected: Int64 = -1
        try check(sql: sql) { execute(handle, &stream, &affected, $0) }
        return ResultStream(stream, of: functions, sql: sql, rowsAffected: affected)
    }
}
