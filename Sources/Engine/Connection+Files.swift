import FoundationEssentials
import Tables

extension Connection {
    /// A file as a table, whole; the format is told by the path's ending.
    public func read(_ path: String) throws(EngineError) -> Table {
        try query("SELECT * FROM \(source(of: path))")
    }

    /// What stands after FROM to read a file in many queries, with its columns and their types settled now.
    ///
    /// - Parameter reading: how text is to be read, where the file is text.
    public func source(of path: String, _ reading: TextReading = TextReading()) throws(EngineError) -> String {
        try database.dialect.source(of: path, as: FileFormat(path: path), reading, on: self)
    }

    /// Writes a query's result to a file without holding it in memory; the format is told by the path's ending.
    @discardableResult
    public func copy(_ query: String, to path: String) throws(EngineError) -> Int? {
        try execute(database.dialect.copy(query, to: path, as: FileFormat(path: path)))
    }

    /// Writes a table to a file; the format is told by the path's ending. Equal tables give equal bytes.
    ///
    /// Parquet is encoded here, see `Table.parquet()`; the rest goes through the engine.
    public func write(_ table: Table, to path: String) throws(EngineError) {
        guard !table.columns.isEmpty else { throw .noColumns(table: path) }
        let format = try FileFormat(path: path)
        if format == .parquet, path.hasSuffix(".parquet") {
            do {
                try Data(table.parquet()).write(to: URL(filePath: path))
            } catch {
                throw .unwritable(path: path, reason: "\(error)")
            }
            return
        }
        // A temporary table hides one of the same name, so the name must be nobody's.
        let name = "written \(UInt64.random(in: .min ... .max))"
        let quoted = database.dialect.quote(name)
        try ingest(table, as: name, temporary: true)
        defer { _ = try? execute("DROP TABLE \(quoted)") }
        try execute(database.dialect.copy("SELECT * FROM \(quoted)", to: path, as: format))
    }
}
