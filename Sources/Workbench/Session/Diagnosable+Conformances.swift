import Engine
import Tables
import Vocabulary

extension EngineError: Diagnosable {
    public var diagnostic: Diagnostic {
        switch self {
        case .noDriver(let looked, let fetch):
            Diagnostic(
                .noDriver, "the SQL engine's driver is not installed", given: "looked for " + looked.joined(separator: ", "),
                next: fetch)
        case .driverUnloadable(let path, let reason):
            Diagnostic(.noDriver, "the driver \(path) cannot be loaded: \(reason)", given: path, next: "make deps")
        case .notOffered(let function):
            Diagnostic(.engineRefused, "the driver does not offer \(function)", given: function)
        case .failed(let message, _, _, _):
            Diagnostic(.engineRefused, message)
        case .cancelled:
            Diagnostic(.cancelled, "stopped")
        case .unsupportedType(let column, let format):
            Diagnostic(
                .wrongColumnType, "column \(column) has a type tables do not hold", given: Self.word(forFormat: format),
                expected: "numbers, texts, flags, dates or times, as a query makes them: CAST(… AS VARCHAR)")
        case .integerTooLarge(let column, let row):
            Diagnostic(.outOfRange, "column \(column) holds a whole number above 2⁶³ − 1 in row \(row + 1)")
        case .malformedResult(let reason):
            Diagnostic(.engineRefused, "the engine's answer cannot be read: \(reason)")
        case .noColumns(let table):
            Diagnostic(.emptyData, "\(table) has no columns")
        case .busy:
            Diagnostic(.engineRefused, "another statement is still running on this connection")
        case .containsNul:
            Diagnostic(.unexpectedCharacter, "a statement must not contain the character NUL")
        case .unwritable(let path, let reason):
            Diagnostic(.unwritable, "\(path) cannot be written: \(reason)", given: path)
        case .unknownFileFormat(let path, let known):
            Diagnostic(
                .unreadable, "the ending of \(path) names no format of tables", given: path,
                expected: known.map { "." + $0 }.joined(separator: ", "))
        }
    }
}

extension TableError: Diagnosable {
    public var diagnostic: Diagnostic {
        switch self {
        case .noColumn(let name, let available):
            Diagnostic(
                .missingColumn, "there is no column \(name)", given: name, expected: available.joined(separator: ", "),
                nearest: name.nearest(in: available))
        case .missingValue(let column, let row):
            Diagnostic(.emptyData, "column \(column) has no value in row \(row + 1)")
        case .wrongType(let column, let type, let expected):
            Diagnostic(.wrongColumnType, "column \(column) holds \(type)", given: "\(type)", expected: "\(expected)")
        case .duplicateColumn(let name):
            Diagnostic(.nameTaken, "two columns are called \(name)", given: name)
        case .unequalLengths(let column, let count, let expected):
            Diagnostic(.engineRefused, "column \(column) has \(count.counted("value")) instead of \(expected.grouped)")
        case .differentColumns(let first, let other):
            Diagnostic(
                .engineRefused, "the tables have different columns", given: other.joined(separator: ", "),
                expected: first.joined(separator: ", "))
        case .noColumns:
            Diagnostic(.emptyData, "the table has no columns")
        case .tooLarge(let column, let bytes):
            Diagnostic(.engineRefused, "column \(column) is too large for one file: \(bytes.grouped) bytes")
        }
    }
}

extension EngineError {
    /// What a column of a format of Arrow's holds; the format itself where it has no plain name.
    fileprivate static func word(forFormat format: String) -> String {
        let words = ["+l": "lists", "+L": "lists", "+w": "lists", "+s": "structs", "+m": "maps", "+u": "unions", "ti": "intervals"]
        return words[String(format.prefix(2))] ?? format
    }
}
