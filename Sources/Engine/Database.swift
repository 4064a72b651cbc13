import CADBC

/// A database of an engine, open as long as this object or a connection to it lives.
///
/// Connections share its tables and may be used from different threads at once.
public final class Database: @unchecked Sendable {
    // Unchecked because of the pointer: drivers let any thread use a database that has been initialised.
    let handle: UnsafeMutablePointer<AdbcDatabase>
    let driver: Driver
    public let dialect: any Dialect

    /// Opens a database with the driver's own options, such as `path` for DuckDB or `uri` for PostgreSQL and Spark.
    public init(
        _ driver: Driver, options: [String: String] = [:], dialect: any Dialect = DuckDBDialect()
    ) throws(EngineError) {
        self.driver = driver
        self.dialect = dialect
        handle = .allocate(capacity: 1)
        handle.initialize(to: AdbcDatabase())
        let functions = driver.functions
        let create = try offered(functions.database_new, "DatabaseNew")
        let initialise = try offered(functions.database_init, "DatabaseInit")
        let set = try offered(functions.database_set_option, "DatabaseSetOption")
        try check { [handle] in create(handle, $0) }
        for (key, value) in options.sorted(by: { $0.key < $1.key }) { try check { [handle] in set(handle, key, value, $0) } }
        try check { [handle] in initialise(handle, $0) }
    }

    deinit {
        // Nobody is left to be told of a failure.
        if handle.pointee.private_data != nil, let release = driver.functions.database_release {
            try? check { release(handle, $0) }
        }
        handle.deallocate()
    }

    public func connect() throws(EngineError) -> Connection { try Connection(to: self) }
}
