import Engine
import Foundation
import Vocabulary

/// A file that rows are written to.
enum RowFile {
    /// What its name may end in.
    static let endings = [".csv", ".tsv", ".parquet", ".json", ".md", ".txt"]

    /// Refuses a name whose ending says no way to write rows.
    static func requireEnding(of path: String) throws(Diagnostic) {
        let isKnown = endings.contains { path.lowercased().hasSuffix($0) } || (try? FileFormat(path: path)) != nil
        guard !isKnown else { return }
        let ending = URL(filePath: path).pathExtension
        throw Diagnostic(
            .unwritable, ending.isEmpty ? "\(path) has no ending that says what to write" : "rows cannot be written as .\(ending)",
            given: path, expected: endings.joined(separator: ", "))
    }
}
