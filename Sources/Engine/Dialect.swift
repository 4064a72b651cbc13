import Tables

/// How an engine writes what standard SQL leaves open: names, literals, and files as tables.
public protocol Dialect: Sendable {
    /// A name as an identifier, whatever characters it has.
    func quote(_ identifier: String) -> String
    /// A value as a literal of its type.
    func literal(_ cell: Cell) -> String
    /// What stands after FROM to read a file.
    func read(_ path: String, as format: FileFormat, _ reading: TextReading) -> String
    /// The statement that writes a query's result to a file.
    func copy(_ query: String, to path: String, as format: FileFormat) -> String
    /// What stands after FROM to read a file, with everything settled that the engine would otherwise find out anew for every query.
    func source(of path: String, as format: FileFormat, _ reading: TextReading, on connection: Connection) throws(EngineError) -> String
}

extension Dialect {
    /// What stands after FROM to read a file of plain text.
    public func read(_ path: String, as format: FileFormat) -> String { read(path, as: format, TextReading()) }

    public func source(
        of path: String, as format: FileFormat, _ reading: TextReading, on connection: Connection
    ) throws(EngineError) -> String {
        read(path, as: format, reading)
    }

    /// Standard SQL: in double quotes, those inside doubled.
    public func quote(_ identifier: String) -> String { enclosed(identifier, in: "\"") }

    /// Standard SQL: text in single quotes, those inside doubled; the rest cast from text, which loses no digit.
    public func literal(_ cell: Cell) -> String {
        switch cell {
        case .missing: "NULL"
        case .flag(let flag): flag ? "TRUE" : "FALSE"
        case .integer(let value): value < 0 ? "CAST('\(value)' AS BIGINT)" : String(value)
        case .number(let value): "CAST('\(value)' AS DOUBLE PRECISION)"
        case .text(let text): enclosed(text, in: "'")
        case .date: "DATE '\(cell.text)'"
        case .timestamp: "TIMESTAMP '\(cell.text)'"
        }
    }

    public func literal(_ text: String) -> String { literal(.text(text)) }

    private func enclosed(_ text: String, in mark: Unicode.Scalar) -> String {
        var enclosed = String.UnicodeScalarView([mark])
        // By scalar: a combining mark after a quote makes one Character of the two, which would hide the quote.
        for scalar in text.unicodeScalars {
            if scalar == mark { enclosed.append(mark) }
            enclosed.append(scalar)
        }
        enclosed.append(mark)
        return String(enclosed)
    }
}
