import Engine
import Tables
import Vocabulary

/// Gives a file a name, so that its rows can be asked for.
public struct LoadCommand: Command {
    var name = ""
    var path = ""
    var encoding = TextReading.Encoding.utf8
    var missing: [String] = []

    public init() {}

    public static let card = Card(
        name: "load", summary: "Gives the rows of a file a name.",
        discussion: """
            Reads .csv, .tsv, .parquet and .json. The rows stay in the file; .csv and .tsv are read through now, to \
            settle types that hold for every line. Ids keep their leading zeros. Loading under a name that is loaded already \
            takes its place.

            Of .csv and .tsv, an empty cell is missing, and so are the words that missing= lists; a column of numbers may \
            hold these, too. Such words that are not listed stay texts, and are told.
            """,
        examples: [
            Example("load points \"points.csv\"", shows: "6 rows"),
            Example("load points \"points.csv\" missing=NA,-99", shows: "6 rows"),
        ])

    public static let parameters: [Parameter<Self>] = [
        .operand("NAME", \.name, "What the rows are to be called.", names: .new),
        .operand("FILE", \.path, "The file they lie in.", names: .file),
        .option("encoding", \.encoding, "The character set that the text is written in."),
        .option("missing", \.missing, "Words that stand for a missing cell, beside nothing at all."),
    ]

    public func run(in session: isolated Session) async throws -> Reply {
        try session.requireFree(name, for: nil)
        let reading = TextReading(encoding: encoding, missing: missing)
        let isText = (try? FileFormat(path: path))?.isDelimited ?? false
        try requireText(isText, for: reading)
        if isText, ForeignText.isMarkedBigEndian(path) { throw foreign(ForeignText(inFile: path, readAs: encoding)) }
        let rows: String
        let columns: [(name: String, type: String)]
        let words: MissingWords
        do throws(Diagnostic) {
            rows = try session.engine.source(ofFile: path, reading)
            columns = try session.engine.columns(of: rows)
            // The search for types read every cell that may be a number, this one reads the rest.
            words = try MissingWords(in: rows, columns: isText ? columns.filter { $0.type == "VARCHAR" }.map(\.name) : [], session.engine)
        } catch {
            throw isText ? explained(error) : error
        }
        if isText { try requireSeparateCells(columns.map(\.name)) }
        session.datasets[name] = Dataset(name: name, path: path, reading: reading.isPlain ? nil : reading)
        let described = try Table([Column("column", columns.map(\.name)), Column("type", columns.map(\.type))])
        var reply = Reply([
            .text("\(name): \(words.rowCount.counted("row")) of \(columns.count.counted("column"))"), .table(described, total: nil),
        ])
        if let note = words.note { reply.append(.warning(note)) }
        return reply
    }

    /// Refuses to be told how text is read of a file that holds none.
    private func requireText(_ isText: Bool, for reading: TextReading) throws(Diagnostic) {
        guard !isText, !reading.isPlain else { return }
        let setting = encoding == .utf8 ? "missing" : "encoding"
        throw Diagnostic(
            .unknownParameter, "\(setting)= says how a .csv or .tsv file is read, and \(path) is none", given: path,
            expected: "\(setting)= left out", next: "load \(name) \(Value.text(path).text)")
    }

    private func foreign(_ text: ForeignText) -> Diagnostic { Diagnostic(of: text, loadedAs: name) }

    /// What to say where the engine failed: text of another encoding, where its bytes show it or the engine said so.
    ///
    /// Only now are the bytes looked at, because the engine finds each that is foreign, wherever it reads the cell.
    private func explained(_ error: Diagnostic) -> Diagnostic {
        guard ![.missingFile, .emptyData, .cancelled].contains(error.code) else { return error }
        let text = ForeignText(inFile: path, readAs: encoding)
        return text.isShown || (encoding == .utf8 && error.code == .unreadable) ? foreign(text) : error
    }

    /// Refuses a file whose lines could not be taken apart: their cells would all be one text.
    private func requireSeparateCells(_ columns: [String]) throws(Diagnostic) {
        // A mark whose bytes are turned round; what is compressed shows it only now.
        if encoding == .utf16, columns.first?.unicodeScalars.first == "\u{FFFE}" { throw foreign(ForeignText(turnedRoundIn: path)) }
        guard columns.count == 1, let mark = columns[0].first(where: { ",;\t|".contains($0) }) else { return }
        throw Diagnostic(
            .unreadable, "the lines of \(path) do not have the same number of cells as its first", given: columns[0],
            expected: "as many cells in every line, \(mark == "\t" ? "tabs" : "“\(mark)”") between them")
    }
}
