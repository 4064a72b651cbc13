/// Where a driver's shared object lies and how it is entered.
public struct DriverLocation: Sendable, Hashable {
    /// A path, or a bare file name that the loader looks up itself.
    public var library: String
    /// The function that fills the driver's table; `nil` tries the customary names.
    public var entrypoint: String?

    public init(library: String, entrypoint: String? = nil) {
        self.library = library
        self.entrypoint = entrypoint
    }

    /// The names to try, most particular first: `libadbc_driver_postgresql.so` gives `AdbcDriverPostgresqlInit`.
    var entrypoints: [String] {
        if let entrypoint { return [entrypoint] }
        var stem = library.split(separator: "/").last.map(String.init) ?? library
        stem = stem.split(separator: ".").first.map(String.init) ?? stem
        if stem.hasPrefix("lib") { stem.removeFirst(3) }
        let words = stem.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return ["duckdb_adbc_init", words.joined() + "Init", "AdbcDriverInit"]
    }
}
