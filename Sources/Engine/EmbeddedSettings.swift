/// How much of the machine the embedded engine may use.
public struct EmbeddedSettings: Sendable, Hashable {
    /// A database file; `nil` keeps everything in memory.
    public var path: String?
    public var threads: Int?
    /// In bytes; beyond it the engine spills to the temporary folder.
    public var memoryLimit: Int?
    public var temporaryFolder: String?

    public init(path: String? = nil, threads: Int? = nil, memoryLimit: Int? = nil, temporaryFolder: String? = nil) {
        self.path = path
        self.threads = threads
        self.memoryLimit = memoryLimit
        self.temporaryFolder = temporaryFolder
    }

    /// The options DuckDB reads when a database is opened.
    ///
    /// Extensions are never fetched or looked for: what a query can do must not depend on the network. Rows keep their order, since
    /// the same input has to give the same bits.
    var options: [String: String] {
        var options = [
            "path": path ?? ":memory:",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "preserve_insertion_order": "true",
        ]
        options["threads"] = threads.map(String.init)
        options["memory_limit"] = memoryLimit.map { "\($0)B" }
        options["temp_directory"] = temporaryFolder
        return options
    }
}

extension Database {
    /// Opens DuckDB with the first driver the search finds.
    public static func embedded(
        _ settings: EmbeddedSettings = EmbeddedSettings(), search: DriverSearch = .standard()
    ) throws(EngineError) -> Database {
        try Database(search.load(), options: settings.options)
    }
}
