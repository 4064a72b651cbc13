import Engine
import Foundation
import Synchronization
import Tables
import Vocabulary

/// The SQL engine as the workbench uses it: errors as diagnostics, a connection for whoever works at the moment.
public final class SessionEngine: Sendable {
    private let database: Database
    private let dialect: any Dialect
    /// The person's database; empty where there is none.
    private let attached: String
    private let idle: Mutex<[Connection]>
    /// The tables of the sample chain that are loaded, and the types of files that have been looked at.
    private let known = Mutex<[String: String]>([:])
    private let running = Mutex<[ObjectIdentifier: Connection]>([:])

    /// Opens the engine the settings name.
    ///
    /// - Throws: `Diagnostic` when there is no driver, with the command that fetches one, or the engine does not start.
    public init(_ settings: EngineSettings = EngineSettings()) throws(Diagnostic) {
        let driver = URL(filePath: settings.driver).lastPathComponent
        guard settings.driver.isEmpty || driver.contains("duckdb") else {
            throw Diagnostic(
                .noDriver, "the workbench speaks the SQL of DuckDB, and this driver is of another engine", given: settings.driver,
                expected: "no driver, or one of DuckDB", next: "make deps")
        }
        attached = settings.uri
        do throws(EngineError) {
            let embedded = EmbeddedSettings(threads: settings.threads > 0 ? settings.threads : nil)
            database = try Database.embedded(
                embedded, search: .standard(explicitPath: settings.driver.isEmpty ? nil : settings.driver))
            dialect = DuckDBDialect()
            let first = try database.connect()
            if !settings.memoryLimit.isEmpty {
                _ = try first.execute("SET memory_limit = \(dialect.literal(settings.memoryLimit))")
            }
            if !attached.isEmpty {
                _ = try first.execute("ATTACH \(dialect.literal(attached)) AS \(Self.attachedName)")
                try Self.prepare(first, attached: attached)
            }
            idle = Mutex([first])
        } catch {
            throw error.diagnostic
        }
    }

    /// The name of the person's database beside our own in memory, in which all that a session makes for itself stays.
    private static let attachedName = "attached"

    /// Lets a connection find the tables of both, our own first.
    private static func prepare(_ connection: Connection, attached: String) throws(EngineError) {
        guard !attached.isEmpty else { return }
        _ = try connection.execute("SET search_path = 'memory.main,\(attachedName).main'")
    }

    /// Replaces a table of the person's database, all at once.
    func publish(_ table: Table, as name: String) throws(Diagnostic) {
        guard !attached.isEmpty else {
            throw Diagnostic(
                .badSetting, "a writer of kind sql needs a database", given: name, expected: "engine: {uri: FILE}")
        }
        try lend { connection in
            try connection.ingest(table, as: "published \(name)", mode: .replace)
            let scratch = dialect.quote("published \(name)")
            defer { _ = try? connection.execute("DROP TABLE memory.main.\(scratch)") }
            _ = try connection.execute(
                "CREATE OR REPLACE TABLE \(Self.attachedName).main.\(dialect.quote(name)) AS FROM memory.main.\(scratch)")
        }
    }

    /// Lends a connection; two calls at the same time get two.
    public func lend<Answer>(_ body: (Connection) throws -> Answer) throws(Diagnostic) -> Answer {
        let connection: Connection
        do throws(EngineError) {
            if let waiting = idle.withLock({ $0.popLast() }) {
                connection = waiting
            } else {
                connection = try database.connect()
                try Self.prepare(connection, attached: attached)
            }
        } catch {
            throw error.diagnostic
        }
        running.withLock { $0[ObjectIdentifier(connection)] = connection }
        defer {
            _ = running.withLock { $0.removeValue(forKey: ObjectIdentifier(connection)) }
            idle.withLock { $0.append(connection) }
        }
        do {
            return try body(connection)
        } catch let error as EngineError {
            guard let path = error.fileThatIsNotUTF8 else { throw error.diagnostic }
            throw Diagnostic(of: ForeignText(inFile: path, readAs: .utf8))
        } catch let error as any Diagnosable {
            throw error.diagnostic
        } catch {
            throw Diagnostic(.engineRefused, String(describing: error))
        }
    }

    /// Stops whatever is running.
    public func cancel() {
        let connections = running.withLock { Array($0.values) }
        // A statement that has just ended has nothing to be stopped.
        for connection in connections { try? connection.cancel() }
    }

    public func quote(_ name: String) -> String { dialect.quote(name) }
    public func literal(_ text: String) -> String { dialect.literal(.text(text)) }
}

extension SessionEngine {
    public func query(_ sql: String) throws(Diagnostic) -> Table {
        try lend { try $0.query(sql) }
    }

    public func execute(_ sql: String) throws(Diagnostic) {
        try lend { _ = try $0.execute(sql) }
    }

    /// The first row of a query, as counts.
    func counts(_ sql: String) throws(Diagnostic) -> [Int] {
        try query(sql).row(0).map(\.count)
    }

    /// Names and the engine's types of the columns of `rows`, which is what stands after FROM.
    func columns(of rows: String) throws(Diagnostic) -> [(name: String, type: String)] {
        try query("DESCRIBE SELECT * FROM \(rows)").rows.map { ($0[0].text, $0[1].text) }
    }

    /// What stands after FROM to read `path`; the types of a CSV file are settled once.
    ///
    /// - Throws: `Diagnostic` for a file that is missing or empty or that the engine cannot read.
    func source(
        ofFile path: String, _ reading: TextReading = TextReading(), kind: ReaderSettings.Kind? = nil, at place: Diagnostic.Place? = nil
    ) throws(Diagnostic) -> String {
        let absolute = URL(filePath: path).path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: absolute) else {
            throw missing(path, at: place)
        }
        guard let size = attributes[.size] as? Int, size > 0 else {
            throw Diagnostic(.emptyData, "\(path) is empty", at: place, given: "0 bytes")
        }
        let changed = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        let stamp = "\(absolute)|\(size)|\(changed)|\(reading.encoding.rawValue)|\(reading.missing)"
        if let source = known.withLock({ $0[stamp] }) { return source }
        do {
            let source = try lend { connection in
                // A file whose ending says something else is read as the kind that was asked for.
                guard let kind, let format = kind.format, (try? FileFormat(path: absolute)) != format else {
                    return try connection.source(of: absolute, reading)
                }
                return dialect.read(absolute, as: format, reading)
            }
            known.withLock { $0[stamp] = source }
            return source
        } catch {
            var diagnostic = error.at(place)
            diagnostic.given = diagnostic.given ?? path
            throw diagnostic
        }
    }

    private func missing(_ path: String, at place: Diagnostic.Place?) -> Diagnostic {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        let neighbours = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return Diagnostic(
            .missingFile, "there is no file \(path)", at: place, given: path,
            expected: neighbours.isEmpty ? "a folder \(folder) that holds it" : nil,
            nearest: URL(filePath: path).lastPathComponent.nearest(in: neighbours),
            next: path.hasPrefix("data/") ? "make data" : nil)
    }

    /// Keeps the rows of a query in the engine while they are worked with, and gives what stands after FROM to read them.
    func scratch(_ sql: String, as name: String) throws(Diagnostic) -> String {
        let table = quote("scratch \(name)")
        try execute("CREATE OR REPLACE TABLE \(table) AS \(sql)")
        return table
    }

    /// Loads a table of the sample chain, once for each seed, and gives its name.
    func sample(_ table: ReaderSettings.SampleTable, seed: Int) throws(Diagnostic) -> String {
        let name = "sample_\(table.rawValue)_\(seed)"
        if known.withLock({ $0[name] }) != nil { return quote(name) }
        try lend { connection in
            let chain = SampleChain(seed: seed)
            let rows =
                switch table {
                case .sales: try chain.sales()
                case .needStates: try chain.needStates()
                case .external: try chain.external()
                }
            try connection.ingest(rows, as: name, mode: .replace)
        }
        known.withLock { $0[name] = name }
        return quote(name)
    }

    /// Writes the rows of a query to a file, in the format its ending names.
    func copy(_ sql: String, to path: String) throws(Diagnostic) {
        try lend { _ = try $0.copy(sql, to: path) }
    }

    /// Writes a table to a file, in the format its ending names.
    func write(_ table: Table, to path: String) throws(Diagnostic) {
        try lend { try $0.write(table, to: path) }
    }

    func read(parquet path: String) throws(Diagnostic) -> Table {
        try query("SELECT * FROM read_parquet(\(literal(path)))")
    }
}

extension ReaderSettings.Kind {
    fileprivate var format: FileFormat? {
        switch self {
        case .csv: .csv
        case .json: .json
        case .parquet: .parquet
        case .sample, .sql: nil
        }
    }
}
