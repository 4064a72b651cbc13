import Engine
import Foundation
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
            Reads .csv, .tsv, .parquet and .json. The rows stay in the file: only names and types are looked at now. Ids keep \
            their leading zeros. Loading under a name that is loaded already takes its place.

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
        let isText = (try? FileFormat(path: path)).map { [.csv, .tsv].contains($0) } ?? false
        try requireText(isText, for: reading)
        if isText { try requireEncoding() }
        let rows = try session.engine.source(ofFile: path, reading)
        let columns = try session.engine.columns(of: rows)
        try requireSeparateCells(columns.map(\.name))
        let count = try session.engine.counts("SELECT count(*) FROM \(rows)")[0]
        let texts = isText ? columns.filter { $0.type == "VARCHAR" }.map(\.name) : []
        let note = try MissingWords(in: rows, columns: texts, session.engine).note
        session.datasets[name] = Dataset(name: name, path: path, reading: reading.isPlain ? nil : reading)
        let described = try Table([Column("column", columns.map(\.name)), Column("type", columns.map(\.type))])
        var reply = Reply([.text("\(name): \(count.counted("row")) of \(columns.count.counted("column"))"), .table(described, total: nil)])
        if let note { reply.append(.warning(note)) }
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

    /// Refuses text of another encoding before anything is made of it: not every query looks at every cell.
    private func requireEncoding() throws(Diagnostic) {
        guard ![".gz", ".zst"].contains(where: path.lowercased().hasSuffix), let found = ForeignByte(inFile: path, readAs: encoding) else { return }
        var diagnostic = Diagnostic(ofTextIn: path, notReadAs: encoding, found: found)
        if encoding == .utf8 {
            // A mark at the beginning says UTF-16; otherwise latin-1 will do, unless there are bytes that it has not.
            let notLatin1 = beginsAsUTF16 ? nil : ForeignByte(inFile: path, readAs: .latin1)
            diagnostic.next = notLatin1.map { Diagnostic(ofTextIn: path, notReadAs: .latin1, found: $0).next }
                ?? "load \(name) \(Value.text(path).text) encoding=\((beginsAsUTF16 ? TextReading.Encoding.utf16 : .latin1).rawValue)"
        }
        throw diagnostic
    }

    private var beginsAsUTF16: Bool {
        guard let file = FileHandle(forReadingAtPath: path), let mark = try? file.read(upToCount: 2) else { return false }
        return mark == Data([0xFF, 0xFE]) || mark == Data([0xFE, 0xFF])
    }

    /// Refuses a file whose lines could not be taken apart: their cells would all be one text.
    private func requireSeparateCells(_ columns: [String]) throws(Diagnostic) {
        guard [".csv", ".tsv"].contains(where: path.lowercased().hasSuffix), columns.count == 1, let mark = columns[0].first(where: { ",;\t|".contains($0) }) else { return }
        throw Diagnostic(
            .unreadable, "the lines of \(path) do not have the same number of cells as its first", given: columns[0],
            expected: "as many cells in every line, \(mark == "\t" ? "tabs" : "“\(mark)”") between them")
    }
}
