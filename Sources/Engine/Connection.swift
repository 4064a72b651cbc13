import CADBC
import Synchronization
import Tables

/// A connection to a database: one statement at a time, from any thread.
///
/// Statements from several threads wait for each other. To work at the same time, open a connection each.
public final class Connection: @unchecked Sendable {
    // Unchecked because of the pointer: whoever uses the handle holds the turn, except to cancel, which drivers allow at any time.
    private let handle: UnsafeMutablePointer<AdbcConnection>
    public let database: Database
    private let turn = Turn()
    private let running = Mutex(Running())

    init(to database: Database) throws(EngineError) {
        self.database = database
        handle = .allocate(capacity: 1)
        handle.initialize(to: AdbcConnection())
        let functions = database.driver.functions
        let create = try offered(functions.connection_new, "ConnectionNew")
        let initialise = try offered(functions.connection_init, "ConnectionInit")
        try check { [handle] in create(handle, $0) }
        try check { [handle] in initialise(handle, database.handle, $0) }
    }

    deinit {
        // Nobody is left to be told of a failure.
        if handle.pointee.private_data != nil, let release = database.driver.functions.connection_release {
            try? check { release(handle, $0) }
        }
        handle.deallocate()
    }
}

extension Connection {
    /// The whole result of a query, with the columns of `parameters` bound to its `?`, or to `$1`, `$2` and so on.
    ///
    /// DuckDB takes one row of parameters for a query; it refuses more.
    public func query(_ sql: String, binding parameters: Table? = nil) throws(EngineError) -> Table {
        try run(sql) { statement throws(EngineError) in
            try self.prepare(statement, sql, parameters)
            return try statement.execute().table()
        }
    }

    /// Runs a statement and returns the number of rows it changed, where the engine says.
    @discardableResult
    public func execute(_ sql: String, binding parameters: Table? = nil) throws(EngineError) -> Int? {
        try run(sql) { statement throws(EngineError) in
            try self.prepare(statement, sql, parameters)
            return try statement.execute().drain()
        }
    }

    /// Hands each batch of a result to `body` as it arrives, until there is none or `body` returns `false`.
    ///
    /// Memory stays bounded by the batch. `body` must not use this connection; another one of the same database may be used.
    public func stream(_ sql: String, _ body: (Table) throws -> Bool) throws {
        var failure: (any Error)?
        try run(sql) { statement throws(EngineError) in
            try statement.setQuery(sql)
            let result = try statement.execute()
            while let batch = try result.next() {
                do {
                    guard try body(batch) else { return }
                } catch {
                    failure = error
                    return
                }
            }
        }
        if let failure { throw failure }
    }

    /// Stores a table in the database.
    public func ingest(
        _ table: Table, as name: String, mode: IngestMode = .create, temporary: Bool = false
    ) throws(EngineError) {
        guard !table.columns.isEmpty else { throw .noColumns(table: name) }
        try run("") { statement throws(EngineError) in
            try statement.setOption("adbc.ingest.target_table", name)
            try statement.setOption("adbc.ingest.mode", mode.option)
            if temporary { try statement.setOption("adbc.ingest.temporary", "true") }
            try statement.bind(table)
            _ = try statement.execute().drain()
        }
    }

    /// Stops the running statement, which throws `cancelled`; without one, does nothing. May be called from any thread.
    public func cancel() throws(EngineError) {
        let cancel = try offered(database.driver.functions.statement_cancel, "StatementCancel")
        try running.withLock { running throws(EngineError) in
            guard let statement = running.statement else { return }
            running.isCancelled = true
            try check { cancel(statement, $0) }
        }
    }
}

extension Connection {
    /// The statement a `cancel` from another thread would stop.
    private struct Running: @unchecked Sendable {
        // Unchecked because of the pointer: it is set only while the statement is alive, and used only under the lock.
        var statement: UnsafeMutablePointer<AdbcStatement>?
        var isCancelled = false
    }

    private func prepare(_ statement: Statement, _ sql: String, _ parameters: Table?) throws(EngineError) {
        try statement.setQuery(sql)
        guard let parameters else { return }
        guard !parameters.columns.isEmpty else { throw .noColumns(table: "parameters") }
        try statement.prepare()
        try statement.bind(parameters)
    }

    private func run<Value>(_ sql: String, _ body: (Statement) throws(EngineError) -> Value) throws(EngineError) -> Value {
        try turn.take(for: sql) { () throws(EngineError) in
            let statement = try Statement(on: handle, of: database.driver)
            running.withLock { $0 = Running(statement: statement.handle) }
            do throws(EngineError) {
                let value = try body(statement)
                finish(statement)
                return value
            } catch {
                // A driver words an interruption as it likes; that we asked for it is what counts.
                throw finish(statement) ? .cancelled(sql: sql) : error
            }
        }
    }

    /// Takes the statement out of reach of `cancel` before it is released, and tells whether it was cancelled.
    @discardableResult
    private func finish(_ statement: Statement) -> Bool {
        withExtendedLifetime(statement) {
            running.withLock { running in
                defer { running = Running() }
                return running.isCancelled
            }
        }
    }
}
