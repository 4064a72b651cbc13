import Vocabulary

/// The SQL engine a session works with.
public struct EngineSettings: Described, Hashable {
    /// The driver's shared object; empty for the embedded DuckDB.
    public var driver = ""
    /// The database to open: a file, or a connection string the driver understands.
    public var uri = ""
    public var threads = 0
    public var memoryLimit = ""

    public init() {}

    public static let card = Card(name: "engine", summary: "The SQL engine, embedded unless a driver is named.")

    public static let parameters: [Parameter<Self>] = [
        .option("driver", \.driver, "The ADBC driver's shared object; none for the embedded DuckDB.", names: .file),
        .option("uri", \.uri, "The database: a file, or what the driver takes."),
        .option("threads", \.threads, "Threads of the embedded engine; 0 for all.", in: .between(0, 1024)),
        .option("memory_limit", \.memoryLimit, "Memory of the embedded engine, such as 4GB."),
    ]
}
