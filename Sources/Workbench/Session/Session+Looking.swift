import Assets
import Engine
import Foundation
import Tables
import Vocabulary

/// How much of a table is shown unless more is asked for.
enum Look {
    static let rows = 20
    static let previewRows = 5
}

extension Session {
    /// Shows rows, or writes them to `file`; they become `it`.
    func look(at source: Source, tail: String = "", limit: Int, file: String? = nil) throws(Diagnostic) -> Reply {
        let sql: String
        if case .query(let query) = source, tail.isEmpty {
            sql = try resolved(query)
        } else {
            sql = "SELECT * FROM \(try rows(of: source)) \(try tailQuery(tail))"
        }
        do {
            if let file { return try write(sql, to: file) }
            // One more than is shown tells whether there are more; only then are they counted.
            let shown = try engine.query("SELECT * FROM (\n\(sql)\n) LIMIT \(limit + 1)")
            let total = shown.rowCount > limit ? try engine.counts("SELECT count(*) FROM (\n\(sql)\n)")[0] : shown.rowCount
            lastRows = rows(answering: sql)
            return .table(shown.prefix(limit), total: total)
        } catch {
            throw explained(error)
        }
    }

    /// A query as what stands after FROM, in which `it` goes on meaning what it meant when the query was asked.
    private func rows(answering sql: String) -> String {
        guard let lastRows, !NameMentions(in: sql, names: ["it"]).found.isEmpty else { return "(\n\(sql)\n)" }
        return "(\nWITH it AS (SELECT * FROM \(lastRows)) SELECT * FROM (\n\(sql)\n)\n)"
    }

    /// Names in a tail are resolved as in any query.
    private func tailQuery(_ tail: String) throws(Diagnostic) -> String {
        let words = tail.lowercased().split(whereSeparator: \.isWhitespace)
        guard let first = words.first else { return "" }
        if first.hasPrefix(">") {
            // The parser takes a file whose ending is known off the tail, so that this one's is not.
            try RowFile.requireEnding(of: String(tail.trimmingPrefix(while: { $0 == ">" || $0.isWhitespace })))
        }
        let openers = ["where", "order", "limit", "group", "qualify", "having", "using", "offset", "join", "sample"]
        guard openers.contains(String(first)) || first.hasPrefix("where(") else {
            throw Diagnostic(
                .unexpectedWord, "after the name comes SQL such as where, order by or limit", given: tail,
                expected: openers.joined(separator: ", "), nearest: String(first).nearest(in: openers))
        }
        return try resolved(tail)
    }

    /// Writes the rows of a query to a file; what stood there stays until the new file is whole.
    func write(_ sql: String, to file: String) throws(Diagnostic) -> Reply {
        try RowFile.requireEnding(of: file)
        switch URL(filePath: file).pathExtension.lowercased() {
        case "md", "txt":
            let table = try engine.query(sql)
            try Work.replacing(file, with: Data(MarkdownTable(table).text.utf8))
            return Reply([.wrote(path: file, what: table.rowCount.counted("row"))])
        default:
            try Work.replacing(file) { (path) throws(Diagnostic) in try engine.copy(sql, to: path) }
            let rows = try engine.counts("SELECT count(*) FROM \(engine.source(ofFile: file))")[0]
            return Reply([.wrote(path: file, what: rows.counted("row"))])
        }
    }
}
