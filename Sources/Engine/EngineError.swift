/// What can go wrong between a query and its result.
public enum EngineError: Error, Sendable, Equatable {
    /// No driver was found; `looked` are the places, in order, and `fetch` is the command that gets one.
    case noDriver(looked: [String], fetch: String)
    case driverUnloadable(path: String, reason: String)
    /// The driver's library has no such function.
    case notOffered(function: String)
    /// The engine refused; `message` is its own, unchanged. `sql` is empty where no statement was running.
    case failed(message: String, sql: String, sqlState: String?, vendorCode: Int32?)
    case cancelled(sql: String)
    /// A result column of a kind tables do not hold; `format` is Arrow's name for it.
    case unsupportedType(column: String, format: String)
    /// An unsigned integer above 2⁶³ − 1.
    case integerTooLarge(column: String, row: Int)
    /// The result contradicts the Arrow specification.
    case malformedResult(reason: String)
    /// A table without columns cannot be stored or bound.
    case noColumns(table: String)
    /// A statement began on a connection while another of the same thread was still being read.
    case busy(sql: String)
    /// Text with a NUL in it would reach the engine cut off.
    case containsNul(sql: String)
    /// The file's ending names no format; `known` are those that do.
    case unknownFileFormat(path: String, known: [String])
    case unwritable(path: String, reason: String)
}

extension EngineError {
    /// The file whose text the engine found not to be UTF-8, where that is what was wrong; DuckDB says so in its words alone.
    public var fileThatIsNotUTF8: String? {
        guard case .failed(let message, _, _, _) = self, message.contains("not utf-8 encoded") else { return nil }
        let mark = "file = "
        let line = message.split(separator: "\n").lazy.map { $0.drop { $0 == " " } }.first { $0.hasPrefix(mark) }
        return line.map { String($0.dropFirst(mark.count)) }
    }
}
