import Engine
import Foundation
import Tables
import Vocabulary

/// Rows to be read, as what stands after FROM, with the columns they have.
struct RowSource: Sendable {
    /// How messages call it: the file, or the reader.
    let name: String
    let sql: String
    let columns: [String]
    /// The columns that hold text.
    let texts: Set<String>
    /// Where the configuration asks for it.
    let place: Diagnostic.Place?
    /// The file the rows lie in, where they have one of their own, so that a query over it stays true.
    let file: SourceFile?

    /// What tells one content of the source from another.
    let stamps: [String: String]

    /// Opens what `reader` describes.
    ///
    /// - Throws: `Diagnostic` for a file that is missing or empty, and with the engine's words for one it cannot read.
    init(_ reader: ReaderSettings, for asset: String, _ engine: SessionEngine) throws(Diagnostic) {
        place = reader.place
        switch reader.kind {
        case .csv, .json, .parquet:
            name = reader.path
            sql = try engine.source(ofFile: reader.path, kind: reader.kind, at: reader.place)
            file = try SourceFile(at: reader.path, for: asset)
        case .sql:
            name = "the query of the reader"
            file = nil
            sql = "(\(reader.query))"
        case .sample:
            name = "the sample chain"
            file = nil
            sql = try engine.sample(reader.table, seed: reader.seed)
        }
        do {
            let described = try engine.columns(of: sql)
            columns = described.map(\.name)
            texts = Set(described.filter { ["VARCHAR", "JSON"].contains($0.type) }.map(\.name))
            if let file {
                stamps = [file.path: file.sha256]
            } else {
                // Adding up is the same in any order of the rows.
                let content = try engine.query(
                    "SELECT count(*), CAST(coalesce(sum(CAST(hash(s) AS HUGEINT)), 0) AS VARCHAR) FROM \(sql) s").row(0)
                stamps = [name: "\(sql): \(content[0].text) rows, \(content[1].text)"]
            }
        } catch {
            throw error.at(reader.place)
        }
    }
}
