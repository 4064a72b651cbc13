import Assets
import Foundation
import Store
import Vocabulary

/// A file outside the workspace that a result was made from, with what it held then.
struct SourceFile: Sendable, Hashable {
    let path: String
    let sha256: String
    /// The asset that reads it.
    let reader: String

    /// Reads the file once. O(bytes).
    init(at path: String, for reader: String) throws(Diagnostic) {
        self.path = URL(filePath: path).path
        self.reader = reader
        do {
            sha256 = try Digest.ofFile(at: self.path).sha256
        } catch {
            throw Diagnostic(.missingFile, "there is no file \(path)", given: path)
        }
    }

    private init(path: String, sha256: String, reader: String) {
        self.path = path
        self.reader = reader
        self.sha256 = sha256
    }

    private static let mark = "-- source "

    /// The lines under which a stored query names the files it reads.
    static func header(_ files: [SourceFile]) -> String {
        files.map { "\(mark)\($0.sha256) \($0.reader) \($0.path)\n" }.joined()
    }

    /// The files a stored query names, in those it is made from as well.
    static func named(in sql: String) -> [SourceFile] {
        sql.split(separator: "\n").filter { $0.hasPrefix(mark) }.compactMap { line in
            let words = line.dropFirst(mark.count).split(separator: " ", maxSplits: 2).map(String.init)
            return words.count == 3 ? SourceFile(path: words[2], sha256: words[0], reader: words[1]) : nil
        }
    }

    /// Refuses a file that no longer holds what it held.
    func requireUnchanged() throws(Diagnostic) {
        let now = try SourceFile(at: path, for: reader)
        guard now == self else {
            throw Diagnostic(
                .sourceChanged, "\(path) has changed since \(reader) was made from it", given: path,
                expected: "the file as it was, SHA-256 \(sha256.prefix(12))…", next: "run \(Jobs.making(AssetKey(reader))?.name ?? reader)")
        }
    }
}
