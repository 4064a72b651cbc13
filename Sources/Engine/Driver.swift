import CADBC
import Glibc

/// A loaded ADBC driver: the function table its library filled.
///
/// The library stays loaded for the life of the process: engines leave threads and thread-local state behind that
/// would otherwise point into unmapped code.
public final class Driver: @unchecked Sendable {
    // Unchecked because of the pointer: the table is written once, here, and drivers promise thread-safe functions.
    private let table: UnsafeMutablePointer<AdbcDriver>
    public let location: DriverLocation

    var functions: AdbcDriver { table.pointee }

    /// Loads the library and lets it fill its table, with version 1.1 of ADBC or, failing that, 1.0.
    public convenience init(at location: DriverLocation) throws(EngineError) {
        guard let library = Self.open(location) else {
            throw .driverUnloadable(path: location.library, reason: Self.loaderMessage)
        }
        try self.init(location, library: library)
    }

    /// The driver, or `nil` if the loader finds no such library.
    static func ifFound(_ location: DriverLocation) throws(EngineError) -> Driver? {
        guard let library = open(location) else { return nil }
        return try Driver(location, library: library)
    }

    private init(_ location: DriverLocation, library: UnsafeMutableRawPointer) throws(EngineError) {
        let names = location.entrypoints
        guard let symbol = names.lazy.compactMap({ dlsym(library, $0) }).first else {
            throw .driverUnloadable(path: location.library, reason: "it exports none of \(names.joined(separator: ", "))")
        }
        let initialise = unsafeBitCast(symbol, to: AdbcDriverInitFunction.self)
        table = .allocate(capacity: 1)
        table.initialize(to: AdbcDriver())
        self.location = location
        do {
            try check { [table] in initialise(Int32(ADBC_VERSION_1_1), table, $0) }
        } catch {
            table.initialize(to: AdbcDriver())
            try check { [table] in initialise(Int32(ADBC_VERSION_1_0), table, $0) }
        }
    }

    deinit {
        // Nobody is left to be told of a failure.
        if let release = table.pointee.release { try? check { release(table, $0) } }
        table.deallocate()
    }

    /// A wheel's library mentions Python names it does not need here; the library beside it defines them for all.
    private static func open(_ location: DriverLocation) -> UnsafeMutableRawPointer? {
        if let slash = location.library.lastIndex(of: "/") {
            _ = dlopen(location.library[...slash] + "libpython-names.so", RTLD_NOW | RTLD_GLOBAL)
        }
        return dlopen(location.library, RTLD_LAZY | RTLD_LOCAL)
    }

    private static var loaderMessage: String { dlerror().map { String(cString: $0) } ?? "unknown" }
}
