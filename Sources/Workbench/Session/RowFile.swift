import Engine
import Foundation
import Vocabulary

/// A file that rows are written to.
enum RowFile {
    /// The endings of a table that is written to be read by people.
    static let prose = [".md", ".txt"]
    /// What its name may end in.
    static let endings = FileFormat.allCases.flatMap(\.writtenEndings).map { "." + $0 } + prose

    /// Refuses a name whose ending says no way to write rows.
    static func requireEnding(of path: String) throws(Diagnostic) {
        guard !endings.contains(where: path.lowercased().hasSuffix) else { return }
        let ending = URL(filePath: path).pathExtension
        throw Diagnostic(
            .unwritable, ending.isEmpty ? "\(path) has no ending that says what to write" : "rows cannot be written as .\(ending)",
            given: path, expected: endings.joined(separator: ", "))
    }
}
